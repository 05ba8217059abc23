"""The rule by which a listing is relevant to a query; docs/search-judging.md tells it in words."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from marketplace.demonstration.judged.listings import Listing, home_communes
from marketplace.language.folding import normalise
from search.text.tokens import folded, has_marks, tokens

DATA = Path(__file__).resolve().parents[1] / "data"
# The first set guided the work on the search; the fresh one was written blind, after it, and is there to tell what that was worth.
FIRST, FRESH = DATA / "judged_queries.csv", DATA / "fresh_queries.csv"

IT_IS = 3.0
IT_HAS = 2.0
IT_MAY_BE = 1.0
NOT = 0.0


@dataclass(frozen=True)
class Judged:
    """A query and what its writer meant; see the columns in the document."""

    number: int
    kind: str
    query: str
    meant: tuple[tuple[str, ...], ...]
    also: tuple[str, ...] = ()
    seller: tuple[str, ...] = ()
    place: str = ""
    price_min: int | None = None
    price_max: int | None = None

    def grade(self, listing: Listing) -> float:
        """3 it is what was meant, 2 it has it in its name, 1 it has all the words, 0 it is something else."""
        return NOT if self._excludes(listing) else self._likeness(_words(listing.title))

    def _excludes(self, listing: Listing) -> bool:
        too_cheap = self.price_min is not None and listing.price < self.price_min
        too_dear = self.price_max is not None and listing.price > self.price_max
        elsewhere = bool(self.place) and listing.commune not in communes_called(self.place)
        from_others = bool(self.seller) and _place_of(self.seller, _words(listing.seller)) is None
        return too_cheap or too_dear or elsewhere or from_others

    def _likeness(self, title: Sequence[str]) -> float:
        if not self.meant:
            return IT_IS
        best = max(_one(phrase, title) for phrase in self.meant)
        return min(best, IT_MAY_BE) if self.also and _place_of(self.also, title) is None else best


def judged_queries(source: Path = FIRST) -> Iterator[Judged]:
    """The queries of a file."""
    with source.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file, delimiter=";"), start=1):
            yield Judged(
                number=number,
                kind=row["kind"],
                query=row["query"],
                meant=tuple(tuple(tokens(phrase)) for phrase in row["meant"].split("|") if phrase),
                also=tuple(tokens(row["also"])),
                seller=tuple(tokens(row["seller"])),
                place=row["place"],
                price_min=int(row["price_min"]) if row["price_min"] else None,
                price_max=int(row["price_max"]) if row["price_max"] else None,
            )


@lru_cache(maxsize=200)
def communes_called(name: str) -> frozenset[str]:
    """Codes of the province's communes that bear the name, or that were part of what bore it before July 2025."""
    wanted = normalise(name)
    return frozenset(
        row["code"]
        for row in home_communes()
        if wanted in {normalise(row["name"]), *(normalise(former.partition(" ")[2]) for former in row["formerly"].split("|"))}
    )


@lru_cache(maxsize=4_000)
def _words(text: str) -> tuple[str, ...]:
    """Every query looks at every title."""
    return tuple(tokens(text))


def _one(phrase: Sequence[str], title: Sequence[str]) -> float:
    place = _place_of(phrase, title)
    if place is not None:
        return IT_HAS if place else IT_IS
    return IT_MAY_BE if all(any(_same(word, other) for other in title) for word in phrase) else NOT


def _place_of(phrase: Sequence[str], words: Sequence[str]) -> int | None:
    """Where the phrase begins in the words; None where it does not stand."""
    length = len(phrase)
    places = range(len(words) - length + 1)
    return next((at for at in places if all(map(_same, phrase, words[at : at + length]))), None)


def _same(meant: str, word: str) -> bool:
    """A word meant with marks must be written so; one meant without stands for all its readings."""
    return meant == word if has_marks(meant) else meant == folded(word)
