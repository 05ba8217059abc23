"""A query taken apart: the certificate, place and price that it names, and the words left, so that each can be taken away by itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain, combinations

from search.text.vocabulary import Vocabulary
from search.understanding.certificates import read_certificate
from search.understanding.places import read_place
from search.understanding.prices import PriceRange, read_price
from search.understanding.understood import Certificate, Place, Said

# Signs that stand alone say nothing, and must not part a number from what it counts.
LONE_SIGN = re.compile(r"(?<!\S)['\"%*/&]+(?!\S)")


@dataclass(frozen=True)
class Parts:
    """What was said and the texts to ask with instead: `rest` without any of it, `left` by what each still says.

    Whatever is asked with instead has the same words, and says nothing besides but what is left.
    """

    rest: str
    place: Place | None = None
    certificate: Certificate | None = None
    price_min: int | None = None
    price_max: int | None = None
    left: tuple[tuple[frozenset[Said], str], ...] = ()


@dataclass
class _Read:
    """What is left of a text, and all that was said in it."""

    rest: str
    certificates: list[Certificate] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    prices: list[PriceRange] = field(default_factory=list)


def take_apart(text: str, vocabulary: Vocabulary, *, ends_in_place: bool = False) -> Parts:
    """Reads until nothing is left to be said: a second place, too, would narrow once the first is taken away. Never raises.

    `ends_in_place`: the name of a place at the end is one, although goods are called so too.
    """
    read = _read(text, vocabulary, ends_in_place=ends_in_place)
    # The first that narrows; the province's name, which narrows nothing, where there is no other.
    place = next((each for each in read.places if each.communes), next(iter(read.places), None))
    certificate = _together(read.certificates)
    said = {
        Said.CERTIFICATE: [each.said for each in read.certificates],
        Said.PLACE: [place.said] if place else [],
        Said.PRICE: [price.said for price in read.prices],
    }
    return Parts(
        read.rest,
        place,
        certificate,
        next((price.low for price in read.prices if price.low is not None), None),
        next((price.high for price in read.prices if price.high is not None), None),
        left=tuple(_left(read.rest, {what: phrases for what, phrases in said.items() if phrases}, vocabulary)),
    )


def _read(text: str, vocabulary: Vocabulary, *, ends_in_place: bool = False) -> _Read:
    """Certificates first, whose numbers are no prices; then places: "tầm Gò Dầu 50k" names one beside its price."""
    read = _Read(LONE_SIGN.sub(" ", text))
    while True:
        if certificate := read_certificate(read.rest, vocabulary.certificates):
            read.certificates.append(certificate)
            read.rest = _tidy(certificate.rest)
        elif place := read_place(read.rest, vocabulary, ends_in_place=ends_in_place):
            read.places.append(place)
            read.rest = _tidy(place.rest)
        elif (price := read_price(read.rest)).said:
            read.prices.append(price)
            read.rest = _tidy(price.rest)
        else:
            return read


def _together(certificates: Sequence[Certificate]) -> Certificate | None:
    """All that were said, as one: goods with any of them are meant."""
    if not certificates:
        return None
    codes = tuple(dict.fromkeys(chain.from_iterable(each.codes for each in certificates)))
    said = " ".join(each.said for each in certificates)
    return Certificate(", ".join(each.name for each in certificates), codes, certificates[-1].rest, said)


def _tidy(rest: str) -> str:
    """Without the gap and the sign that something left behind."""
    return " ".join(rest.replace(" ,", " ").split()).strip(" ,.")


def _left(rest: str, said: dict[Said, list[str]], vocabulary: Vocabulary) -> list[tuple[frozenset[Said], str]]:
    """For some of what was said, but not all, the words with that behind them."""
    some = chain.from_iterable(combinations(said, number) for number in range(1, len(said)))
    return [(frozenset(kept), _with(rest, [phrase for what in kept for phrase in said[what]], vocabulary)) for kept in some]


def _with(rest: str, said: Sequence[str], vocabulary: Vocabulary) -> str:
    """The words with what was said behind them; without it where it would be read otherwise there."""
    together = " ".join([rest, *said]).strip()
    return together if _read(together, vocabulary).rest == rest else rest
