"""A query taken apart: the place and the price that it names, and the words left, so that each can be taken away by itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from search.text.vocabulary import Vocabulary
from search.understanding.places import read_place
from search.understanding.prices import PriceRange, read_price
from search.understanding.understood import Place


@dataclass(frozen=True)
class Parts:
    """What was said and the texts to ask with instead: `rest` without place and price, the other two without one of them.

    Whatever is asked with instead has the same words, and no place and no price but those left.
    """

    rest: str
    place: Place | None = None
    price_min: int | None = None
    price_max: int | None = None
    without_place: str = ""
    without_price: str = ""


def take_apart(text: str, vocabulary: Vocabulary) -> Parts:
    """Reads until neither a place nor a price is left: a second one, too, would narrow once the first is taken away. Never raises."""
    rest, places, prices = _read(text, vocabulary)
    # The first that narrows; the province's name, which narrows nothing, where there is no other.
    place = next((each for each in places if each.communes), next(iter(places), None))
    return Parts(
        rest,
        place,
        next((price.low for price in prices if price.low is not None), None),
        next((price.high for price in prices if price.high is not None), None),
        without_place=_with(rest, [price.said for price in prices], vocabulary) if places else text,
        without_price=_with(rest, [place.said] if place else [], vocabulary) if prices else text,
    )


def _read(text: str, vocabulary: Vocabulary) -> tuple[str, list[Place], list[PriceRange]]:
    """(what is left, the places, the prices); places first: "tầm Gò Dầu 50k" names one beside its price."""
    places: list[Place] = []
    prices: list[PriceRange] = []
    while True:
        if place := read_place(text, vocabulary):
            places.append(place)
            text = _tidy(place.rest)
        elif (price := read_price(text)).said:
            prices.append(price)
            text = _tidy(price.rest)
        else:
            return text, places, prices


def _tidy(rest: str) -> str:
    """Without the gap and the comma that something left behind."""
    return " ".join(rest.replace(" ,", " ").split()).strip(" ,")


def _with(rest: str, said: Sequence[str], vocabulary: Vocabulary) -> str:
    """The words with what was said behind them; without it where it would be read otherwise there."""
    if not said:
        return rest
    together = " ".join([rest, *said]).strip()
    return together if _read(together, vocabulary)[0] == rest else rest
