"""The engine of the exchange."""

import math
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from elasticsearch import Elasticsearch

from search.backends.elasticsearch.asking import Asking, answered
from search.backends.elasticsearch.body import DEEPEST, IDS_ONLY, facets_of
from search.backends.elasticsearch.clauses import clause
from search.backends.elasticsearch.clients import WRITING_SECONDS
from search.backends.elasticsearch.indices import Indices
from search.backends.elasticsearch.layout import Layout
from search.backends.elasticsearch.listing import Listing
from search.backends.elasticsearch.paging import keys_of
from search.backends.elasticsearch.writing import BATCH, Write, deleting, indexing, send
from search.backends.paging import is_in_order, search_on
from search.backends.postgresql.writing import in_batches
from search.backends.protocol import SLICE, Meanwhile, SearchRequest, SearchResult, Slice, Sort
from search.documents import OfferDocument
from search.query.expecting import are_few
from search.query.expressions import any_of
from search.query.plan import plan
from search.query.suggesting import continuations
from search.text.vocabulary import Vocabulary

SENDERS = 2
# Batches under way or waiting for their turn, so that neither side stands still when the other stops for a moment.
AHEAD = 6
READ_AT_ONCE = 1000
# Of catching up with what changed while a new index grew.
MOST_ROUNDS = 5


class ElasticsearchBackend:
    """Searches through one alias. `seconds` is all the time that one search has; `writing` has the long limit of jobs."""

    name = "elasticsearch"

    def __init__(
        self,
        reading: Elasticsearch,
        writing: Elasticsearch,
        alias: str,
        vocabulary: Callable[[], Vocabulary],
        layout: Layout | None = None,
        seconds: float = WRITING_SECONDS,
    ) -> None:
        self.reading = reading
        self.writing = writing
        self.alias = alias
        self.seconds = seconds
        self.vocabulary = vocabulary
        # Told every request that is sent; a measurement sends them again by itself.
        self.listeners: list[Callable[[list[dict[str, Any]]], None]] = []
        self.indices = Indices(writing, alias, layout or Layout())

    def search(self, request: SearchRequest) -> SearchResult:
        """See the protocol."""
        return search_on(self._search, request)

    def _search(self, request: SearchRequest) -> SearchResult:
        """One request, and a second one for near goods when too few fit; with the first one, where too few can be expected to."""
        started = time.perf_counter()
        ways = plan(request.understood, self.vocabulary()) if not request.understood.is_empty else None
        if ways is not None and ways.fits is None:
            return SearchResult()
        until = min(request.until or math.inf, started + self.seconds)
        asking = self.asking(until)
        listing = Listing(asking, request)
        fits = ways.fits if ways else None
        near = 0
        loose = any_of([ways.near, ways.loosest]) if ways is not None and request.sort is Sort.RELEVANCE else None
        around = None
        if loose is not None and are_few(request.understood, self.vocabulary(), request.enough):
            around = listing.around(loose, fits)
            asking.take_along(around)
        answer, ids, total = listing.fitting(fits)
        if loose is not None and total < request.enough:
            more = listing.near(around or listing.around(loose, fits))
            near, start = len(more), max(0, request.offset - total)
            ids += more[start : start + request.size - len(ids)]
        facets = facets_of(answer["aggregations"]) if request.facets else SearchResult().facets
        took = (time.perf_counter() - started) * 1000
        keys = keys_of(answer) if is_in_order(request) else {}
        return SearchResult(ids=tuple(ids), total=total, more=total >= DEEPEST, near=near, facets=facets, took=took, keys=keys)

    def suggest(self, text: str, limit: int) -> tuple[int, ...]:
        """Titles that begin with what is typed, then titles that have its words."""
        asking = self.asking(time.perf_counter() + self.seconds)
        ids: dict[int, None] = {}
        # One after the other: what begins so is found at once, and is enough for the two or three letters that would
        # otherwise have half of the index read.
        for way in continuations(text):
            newest = {"size": limit, "sort": [{"offer_id": "desc"}], "track_total_hits": False, **IDS_ONLY}
            asked = {"query": {"constant_score": {"filter": clause(way)}}, **newest}
            ids.update(dict.fromkeys(_ids(asking(asked))))
            if len(ids) >= limit:
                break
        return tuple(ids)[:limit]

    def index(self, documents: Iterable[OfferDocument], *, repair: bool = False) -> int:
        """See the protocol."""
        return self._write(self.alias, (indexing(document, repair=repair) for document in documents), alias=True)

    def delete(self, versions: Mapping[int, int], *, repair: bool = False) -> int:
        """See the protocol."""
        return self._write(self.alias, (deleting(*pair, repair=repair) for pair in versions.items()), alias=True)

    def rebuild(self, documents: Iterable[OfferDocument], *, meanwhile: Meanwhile | None = None) -> int:
        """Fills a new index and lets the alias point to it at once; the half-built one is deleted when anything fails."""

        def fill() -> int:
            with self.indices.replacement() as index:
                count = self._fill(index, documents)
                if meanwhile:
                    self._follow(index, meanwhile)
            if meanwhile:
                # Jobs that wrote to the old index while the alias moved.
                self._follow(self.alias, meanwhile, rounds=1)
            return count

        return answered(fill)

    def _fill(self, index: str, documents: Iterable[OfferDocument]) -> int:
        """Sends batches side by side: while the engine works on some, the next ones are made, in the caller's own thread."""
        written = 0
        with ThreadPoolExecutor(SENDERS) as senders:
            sent: deque[Future[int]] = deque()
            for batch in in_batches((indexing(document, repair=True) for document in documents), BATCH):
                sent.append(senders.submit(self._write, index, batch, alias=False))
                if len(sent) > AHEAD:
                    written += sent.popleft().result()
            return written + sum(each.result() for each in sent)

    def _follow(self, index: str, meanwhile: Meanwhile, rounds: int = MOST_ROUNDS) -> None:
        """Writes what has changed until little is left; each round takes less time than the one before, and so leaves less."""
        for _ in range(rounds):
            changed = 0
            for changes in meanwhile():
                writes = [indexing(document, repair=True) for document in changes.documents]
                writes += [deleting(*pair, repair=True) for pair in changes.gone.items()]
                self._write(index, writes, alias=index == self.alias)
                changed += len(writes)
            if changed < BATCH:
                return

    def versions(self, first: int = 0, last: int | None = None) -> Iterator[tuple[int, int]]:
        """See the protocol."""
        self.settle()
        between = {"range": {"offer_id": {"gte": first} if last is None else {"gte": first, "lte": last}}}
        asked: dict[str, Any] = {"query": between, "size": READ_AT_ONCE, "sort": ["offer_id"], "version": True, **IDS_ONLY}
        asked["track_total_hits"] = False
        while hits := self._hits(asked):
            yield from ((hit["fields"]["offer_id"][0], hit["_version"]) for hit in hits)
            asked["search_after"] = hits[-1]["sort"]

    def checksums(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """See the protocol."""
        self.settle()
        asked: dict[str, Any] = {"query": {"range": {"offer_id": {"gte": first, "lte": last}}}, "size": READ_AT_ONCE, "sort": ["offer_id"]}
        asked |= {**IDS_ONLY, "docvalue_fields": ["offer_id", "checksum"], "track_total_hits": False}
        while hits := self._hits(asked):
            yield from ((hit["fields"]["offer_id"][0], hit["fields"]["checksum"][0]) for hit in hits)
            asked["search_after"] = hits[-1]["sort"]

    def slices(self) -> Iterator[Slice]:
        """See the protocol."""
        self.settle()
        number = {"slice": {"histogram": {"field": "offer_id", "interval": SLICE}}}
        composite: dict[str, Any] = {"size": READ_AT_ONCE, "sources": [number]}
        asked = {"size": 0, "aggs": {"slices": {"composite": composite, "aggs": {"checksum": {"sum": {"field": "checksum"}}}}}}
        while True:
            answer = answered(lambda: self.writing.search(index=self.alias, body=asked, allow_partial_search_results=False))
            found = answer["aggregations"]["slices"]
            for bucket in found["buckets"]:
                yield Slice(int(bucket["key"]["slice"]) // SLICE, bucket["doc_count"], int(bucket["checksum"]["value"]))
            if "after_key" not in found:
                return
            composite["after"] = found["after_key"]

    def count(self) -> int:
        """See the protocol."""
        self.settle()
        return int(answered(lambda: self.writing.count(index=self.alias))["count"])

    def settle(self) -> None:
        """See the protocol."""
        answered(lambda: self.writing.indices.refresh(index=self.alias))

    @property
    def is_current(self) -> bool:
        """See the protocol."""
        return answered(lambda: self.indices.is_current)

    def adjust(self) -> bool:
        """Brings the standing index to the copies and the refresh that the operator decided; says whether something changed."""
        return answered(self.indices.adjust)

    @property
    def is_built(self) -> bool:
        """Whether the index exists; it does after the first rebuild."""
        return bool(answered(lambda: self.writing.indices.exists_alias(name=self.alias)))

    def asking(self, until: float) -> Asking:
        """To ask with until that moment (of time.perf_counter)."""
        return Asking(self.reading, self.alias, seconds=self.seconds, until=until, listeners=self.listeners)

    def _hits(self, asked: dict[str, Any]) -> list[dict[str, Any]]:
        answer = answered(lambda: self.writing.search(index=self.alias, body=asked, allow_partial_search_results=False))
        return list(answer["hits"]["hits"])

    def _write(self, index: str, writes: Iterable[Write], *, alias: bool) -> int:
        return answered(lambda: send(self.writing, index, writes, alias=alias))


def _ids(answer: Any) -> list[int]:
    return [hit["fields"]["offer_id"][0] for hit in answer["hits"]["hits"]]
