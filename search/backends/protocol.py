"""What the pages and the indexing jobs know of an engine."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from typing import Protocol

from marketplace.language.dates import VIETNAM, vietnam_today
from search.documents import OfferDocument
from search.ranking.signals import Near
from search.understanding import Understood


class Unavailable(Exception):
    """The engine did not answer in time, or not at all."""


# Near goods are an offer of help, not a list to leaf through.
MOST_NEAR = 100


# Engines are compared with the database by slices of so many ids.
SLICE = 1024


class Sort(StrEnum):
    """Orders of a result list; ties go by the newest offer first, so that pages are stable."""

    RELEVANCE = "relevance"
    PRICE_UP = "price"
    PRICE_DOWN = "-price"
    NEWEST = "newest"


# Bands of prices in đồng that are counted: each from its low end up to below its high end, so that every offer is in one; the last is open.
# In steps of 1, 2 and 5, since people compare prices by how many times dearer they are.
OPEN_END = 10**12
PRICE_EDGES = (0, *(step * power for power in (10_000, 100_000, 1_000_000) for step in (1, 2, 5)), 10_000_000, OPEN_END)
PRICE_BANDS: tuple[tuple[int, int], ...] = tuple(pairwise(PRICE_EDGES))

# Days since the seller's last confirmation that a buyer may ask for.
FRESH_DAYS = (7, 14, 30)


def confirmed_since(days: int) -> dt.datetime:
    """The start of the day, in Vietnam, from which a confirmation counts; the same all day, so that engines can keep what they found."""
    return dt.datetime.combine(vietnam_today() - dt.timedelta(days=days), dt.time.min, VIETNAM)


@dataclass(frozen=True)
class Filters:
    """What the buyer narrowed to; values of one field are alternatives, fields add up."""

    category: int | None = None
    communes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    price_min: int | None = None
    price_max: int | None = None
    seller: int | None = None
    handover: tuple[str, ...] = ()
    fresh_days: int | None = None
    certificates: tuple[str, ...] = ()


@dataclass(frozen=True)
class After:
    """Where a list goes on, see paging.py: `seen` on ranked pages; in a list in order behind `key` (sort value and id), or before it.

    Sort values are đồng, or milliseconds since 1970. Backwards, what stands nearest to the key comes first.
    """

    seen: tuple[int, ...] = ()
    ranking_is_over: bool = False
    key: tuple[int | None, int] | None = None
    backwards: bool = False


@dataclass(frozen=True)
class SearchRequest:
    """One question. `enough`: when fewer than this fit, near ones follow after them; `near` is where the buyer is, if that is known.

    `until` is the moment (of time.perf_counter) by which an engine that may be slow has answered all that one page asks of it.
    """

    understood: Understood = field(default_factory=Understood)
    filters: Filters = field(default_factory=Filters)
    sort: Sort = Sort.RELEVANCE
    offset: int = 0
    size: int = 24
    enough: int = 24
    facets: bool = True
    after: After | None = None
    near: Near | None = None
    until: float | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Facets:
    """Counts of what fits, each without its own filter.

    By category id, commune code, kind of seller, index of the price band, way of handing over, days since the confirmation, and code of a
    certificate; of the last three one offer may have several. `sampled` are the facets of which an engine looked at some of the offers
    only, with the values that it saw there: of those there are at least so many as counted, and others may have gone unseen.
    """

    categories: Mapping[int, int] = field(default_factory=dict)
    communes: Mapping[str, int] = field(default_factory=dict)
    kinds: Mapping[str, int] = field(default_factory=dict)
    prices: Mapping[int, int] = field(default_factory=dict)
    handover: Mapping[str, int] = field(default_factory=dict)
    fresh: Mapping[int, int] = field(default_factory=dict)
    certificates: Mapping[str, int] = field(default_factory=dict)
    sampled: Mapping[str, frozenset[object]] = field(default_factory=dict)

    def is_at_least(self, facet: str, value: object) -> bool:
        """Whether there may be more than counted."""
        return value in self.sampled.get(facet, ())

    @property
    def key(self) -> tuple[object, ...]:
        """All that they say, to know them again by."""
        return tuple(tuple(each.items()) for each in vars(self).values())


@dataclass(frozen=True)
class SearchResult:
    """Offer ids, best first. `total` counts what fits, or says how many at least where counting stopped (`more`), and `near` what follows
    it; `took` is milliseconds.

    `keys` are the sort values of a list in order, by which it goes on.
    """

    ids: tuple[int, ...] = ()
    total: int = 0
    more: bool = False
    near: int = 0
    facets: Facets = field(default_factory=Facets)
    took: float = 0.0
    degraded: bool = False
    keys: Mapping[int, int | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Slice:
    """Offers whose ids are `number` when divided by SLICE: how many, and the sum of their checksums (slices.py)."""

    number: int
    count: int
    checksum: int


@dataclass(frozen=True)
class Changes:
    """What to write, and what to remove (id -> version)."""

    documents: Sequence[OfferDocument]
    gone: Mapping[int, int]


# Asked again and again, it tells what has changed since it was asked before.
Meanwhile = Callable[[], Iterable[Changes]]


class SearchBackend(Protocol):
    """An engine. Reading raises Unavailable when the engine does not answer; writing raises it too and may be repeated."""

    name: str

    def search(self, request: SearchRequest) -> SearchResult:
        """Offers that fit, best first, with facets."""
        ...

    def suggest(self, text: str, limit: int) -> tuple[int, ...]:
        """Ids of offers whose titles continue what is being typed."""
        ...

    def index(self, documents: Iterable[OfferDocument], *, repair: bool = False) -> int:
        """Writes documents unless the engine has the same or a newer version, and returns how many were written.

        With `repair`, a document of the same version is written again.
        """
        ...

    def delete(self, versions: Mapping[int, int], *, repair: bool = False) -> int:
        """Removes offers (id -> version) unless the engine knows a newer version; an older write that comes late stays out."""
        ...

    def rebuild(self, documents: Iterable[OfferDocument], *, meanwhile: Meanwhile | None = None) -> int:
        """Replaces the whole index by these documents while the old one goes on answering; returns how many there are.

        What `meanwhile` tells is in the new index before it answers.
        """
        ...

    @property
    def is_current(self) -> bool:
        """Whether the index was built by this release's rules."""
        ...

    def versions(self, first: int = 0, last: int | None = None) -> Iterator[tuple[int, int]]:
        """(offer id, version) of every document whose id lies between, in the order of ids; read in batches."""
        ...

    def checksums(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """(offer id, checksum) of every document whose id lies between, in the order of ids."""
        ...

    def slices(self) -> Iterator[Slice]:
        """Sums over all documents, in order; slices without documents are left out."""
        ...

    def count(self) -> int:
        """How many documents there are."""
        ...

    def settle(self) -> None:
        """Makes everything written so far visible to searches (they see it within a second anyway)."""
        ...
