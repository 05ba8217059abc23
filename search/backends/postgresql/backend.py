"""The engine that is always there."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import connection

from search.backends.paging import search_on
from search.backends.postgresql.candidates import ROWS_RANKED, Candidates
from search.backends.postgresql.conditions import Conditions, conditions
from search.backends.postgresql.fingerprint import fingerprint
from search.backends.postgresql.fitting import MOST_COUNTED, Fitting
from search.backends.postgresql.fitting import read as fitting_rows
from search.backends.postgresql.paging import ORDERS, column_of, key_value, order_of, segments
from search.backends.postgresql.writing import CHECKED, Table
from search.backends.protocol import MOST_NEAR, SLICE, Meanwhile, SearchRequest, SearchResult, Slice, Sort
from search.documents import OfferDocument
from search.query.plan import Plan, plan
from search.query.suggesting import continuations
from search.ranking.turns import WINDOW, Candidate, More, Turns
from search.text.vocabulary import Vocabulary


class PostgreSQLBackend:
    """Searches its own table; see the package for how."""

    name = "postgresql"

    def __init__(self, vocabulary: Callable[[], Vocabulary], table: str = "search_searchdocument") -> None:
        self.vocabulary = vocabulary
        self.table = Table(table)
        self.most_counted = MOST_COUNTED

    def search(self, request: SearchRequest) -> SearchResult:
        """See the protocol."""
        return search_on(self._search, request)

    def _search(self, request: SearchRequest) -> SearchResult:
        """Counts first, then ranks what was read with the counts; more is read only when that is not all, or too little."""
        started = time.perf_counter()
        vocabulary = self.vocabulary()
        ways = plan(request.understood, vocabulary) if not request.understood.is_empty else None
        if ways is not None and ways.fits is None:
            return SearchResult()
        in_order = request.sort is not Sort.RELEVANCE or request.filters.seller is not None or not request.size
        made = conditions(request.filters, ways.fits if ways else None)
        rows = 0 if in_order or ways is None else ROWS_RANKED
        fitting = fitting_rows(self._rows, self.table.name, made, facets=request.facets, rows=rows, most=self.most_counted)
        near = 0
        keys: dict[int, int | None] = {}
        if in_order:
            keys = self._in_order(made, request, few=ways is not None and not fitting.more)
            ids = list(keys)
        elif ways is None:
            ids = self._newest_in_turn(made, request)
        else:
            candidates = Candidates(self._rows, self.table.name, request, vocabulary)
            turns = Turns()
            fits = turns.order(*self._ranked(candidates, ways, fitting))
            ids = self._page(fits, made, request, fitting.total)
            if fitting.total < request.enough:
                more = turns.order(candidates.ranked(candidates.near([ways.near, ways.loosest]), fits)[:MOST_NEAR])
                near = len(more)
                ids = [*fits, *more][request.offset : request.offset + request.size]
        took = (time.perf_counter() - started) * 1000
        return SearchResult(ids=tuple(ids), total=fitting.total, more=fitting.more, near=near, facets=fitting.facets, took=took, keys=keys)

    def _ranked(self, candidates: Candidates, ways: Plan, fitting: Fitting) -> tuple[list[Candidate], More | None]:
        """What fits, best first, and where further sellers are found."""
        if fitting.rows_are_all:
            return candidates.ranked(fitting.rows), None
        # The best are among those that begin with the words or have them side by side.
        best = candidates.fitting([ways.head, ways.phrase])
        rows = [*best, *fitting.rows[: max(0, ROWS_RANKED - len(best))]]

        def further(sellers: Sequence[int], offers: Sequence[int]) -> list[Candidate]:
            return candidates.ranked(candidates.fitting([ways.fits], other_than=sellers), offers)

        return candidates.ranked(rows), further

    def suggest(self, text: str, limit: int) -> tuple[int, ...]:
        """Titles that begin with what is typed, then titles that have its words."""
        ids: dict[int, None] = {}
        for way in continuations(text):
            made = conditions(SearchRequest().filters, way)
            statement = f"SELECT offer_id FROM {self.table.name} WHERE {made.everything} LIMIT %(limit)s"  # noqa: S608
            ids.update(dict.fromkeys(found for (found,) in self._rows(statement, {**made.parameters, "limit": limit})))
            if len(ids) >= limit:
                break
        return tuple(ids)[:limit]

    def index(self, documents: Iterable[OfferDocument], *, repair: bool = False) -> int:
        """See the protocol."""
        return self.table.write(documents, repair=repair)

    def delete(self, versions: Mapping[int, int], *, repair: bool = False) -> int:
        """See the protocol."""
        return self.table.remove(versions, repair=repair)

    def rebuild(self, documents: Iterable[OfferDocument], *, meanwhile: Meanwhile | None = None) -> int:
        """Writes every document anew in place and removes what is left over: searches never meet an empty table.

        Jobs write to the same table meanwhile: the newer version wins, and what they add is not taken for a left-over, so there is
        nothing to catch up with.
        """
        count = self.table.rewrite(documents)
        self.table.mark(fingerprint())
        self.table.settle()
        return count

    @property
    def is_current(self) -> bool:
        """See the protocol."""
        return self.table.built_by == fingerprint()

    def versions(self, first: int = 0, last: int | None = None) -> Iterator[tuple[int, int]]:
        """See the protocol."""
        return self.table.versions(first, last)

    def checksums(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """See the protocol."""
        statement = f"""SELECT offer_id, {CHECKED} FROM {self.table.name}
            WHERE NOT is_gone AND offer_id BETWEEN %(first)s AND %(last)s ORDER BY offer_id"""  # noqa: S608
        yield from self._rows(statement, {"first": first, "last": last})

    def slices(self) -> Iterator[Slice]:
        """See the protocol."""
        statement = f"""SELECT offer_id / {SLICE}, count(*), sum({CHECKED})::bigint
            FROM {self.table.name} WHERE NOT is_gone GROUP BY 1 ORDER BY 1"""  # noqa: S608
        return (Slice(*row) for row in self._rows(statement, {}))

    def count(self) -> int:
        """See the protocol."""
        return int(self._rows(f"SELECT count(*) FROM {self.table.name} WHERE NOT is_gone", {})[0][0])  # noqa: S608

    def settle(self) -> None:
        """What is committed is visible."""

    def _page(self, ranked: list[int], fitting: Conditions, request: SearchRequest, total: int) -> list[int]:
        """A page of the ranked rows; pages beyond them go on by age."""
        end = request.offset + request.size
        page = ranked[request.offset : end]
        if end > len(ranked) and total > len(ranked):
            start = max(0, request.offset - len(ranked))
            statement = f"""SELECT offer_id FROM {self.table.name} WHERE {fitting.everything} AND NOT offer_id = ANY(%(ranked)s)
                ORDER BY {ORDERS[Sort.RELEVANCE]} LIMIT %(size)s OFFSET %(offset)s"""  # noqa: S608
            more = {"ranked": ranked, "size": request.size - len(page), "offset": start}
            page += [offer_id for (offer_id,) in self._rows(statement, {**fitting.parameters, **more})]
        return page

    def _newest_in_turn(self, fitting: Conditions, request: SearchRequest) -> list[int]:
        """What was approved last, without words; the top with sellers in turn."""

        def read(sellers: Sequence[int] = (), offers: Sequence[int] = (), *, offset: int = 0, size: int = WINDOW) -> list[Candidate]:
            statement = f"""SELECT offer_id, seller_id FROM {self.table.name} WHERE {fitting.everything}
                AND NOT seller_id = ANY(%(sellers)s) AND NOT offer_id = ANY(%(offers)s)
                ORDER BY {ORDERS[Sort.RELEVANCE]} LIMIT %(size)s OFFSET %(offset)s"""  # noqa: S608
            page = {"sellers": list(sellers), "offers": list(offers), "size": size, "offset": offset}
            return [Candidate(*row) for row in self._rows(statement, {**fitting.parameters, **page})]

        window, turns, end = read(), Turns(), request.offset + request.size
        top = turns.order(window, read if len(window) == WINDOW else None)
        start = max(0, request.offset - len(top))
        further = read(offers=top, offset=start, size=end - max(request.offset, len(top))) if end > len(top) else []
        return top[request.offset : end] + [found.offer_id for found in further]

    def _in_order(self, fitting: Conditions, request: SearchRequest, *, few: bool) -> dict[int, int | None]:
        """Ids with their sort values, in order.

        A `few` are all found by their words and then sorted: of rare words the planner supposes that many rows have them, and would walk
        along the order through half of the table until it has met enough.
        """
        after = request.after
        found: dict[int, int | None] = {}
        unseen = "NOT offer_id = ANY(%(seen)s)" if after is not None and after.seen else "TRUE"
        page = {"seen": list(after.seen) if after is not None else [], "offset": 0 if after is not None else request.offset}
        fence = "MATERIALIZED" if few else "NOT MATERIALIZED"
        for condition, parameters in segments(request.sort, after):
            statement = f"""WITH fits AS {fence} (SELECT offer_id, published_at, price FROM {self.table.name} WHERE {fitting.everything})
                SELECT offer_id, {column_of(request.sort)} FROM fits WHERE {unseen} AND {condition}
                ORDER BY {order_of(request.sort, after)} LIMIT %(size)s OFFSET %(offset)s"""  # noqa: S608
            values = {**fitting.parameters, **page, **parameters, "size": request.size - len(found)}
            found |= {offer_id: key_value(value) for offer_id, value in self._rows(statement, values)}
            if len(found) >= request.size:
                break
        return found

    def _rows(self, statement: str, parameters: dict[str, Any]) -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute(statement, parameters)
            rows: list[Any] = cursor.fetchall()
            return rows
