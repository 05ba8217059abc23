"""The engine that is always there."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import connection

from search.backends.paging import search_on
from search.backends.postgresql.conditions import Conditions, conditions, counting, facets_of
from search.backends.postgresql.fingerprint import fingerprint
from search.backends.postgresql.paging import ORDERS, column_of, key_value, order_of, segments
from search.backends.postgresql.tsquery import tsquery
from search.backends.postgresql.writing import Table
from search.backends.protocol import MOST_NEAR, SLICE, Meanwhile, SearchRequest, SearchResult, Slice, Sort
from search.backends.slices import CHECKSUM
from search.documents import OfferDocument
from search.query.expressions import Expression
from search.query.plan import plan
from search.query.suggesting import continuations
from search.ranking.signals import Moment
from search.ranking.text_score import TextScore, Title
from search.ranking.turns import WINDOW, Candidate, Turns
from search.text.vocabulary import Vocabulary

# Rows read of each expression and in all; enough that ranking finds the best ten, few enough to rank in a millisecond.
ROWS_OF_EACH = 150
ROWS_RANKED = 300

SIGNALS = ("confirmed_at", "completeness", "service", "commune")
RANKED_BY = ", ".join(("seller_id", "toned", "plain", "seller_words", "brand_words", *SIGNALS))


class PostgreSQLBackend:
    """Searches its own table; see the package for how."""

    name = "postgresql"

    def __init__(self, vocabulary: Callable[[], Vocabulary], table: str = "search_searchdocument") -> None:
        self.vocabulary = vocabulary
        self.table = Table(table)

    def search(self, request: SearchRequest) -> SearchResult:
        """See the protocol."""
        return search_on(self._search, request)

    def _search(self, request: SearchRequest) -> SearchResult:
        """Counts first, then reads: what fits, and near ones when too few fit."""
        started = time.perf_counter()
        ways = plan(request.understood, self.vocabulary()) if not request.understood.is_empty else None
        if ways is not None and ways.fits is None:
            return SearchResult()
        fitting = conditions(request.filters, tsquery(ways.fits) if ways and ways.fits else None)
        statement, parameters = counting(self.table.name, fitting, facets=request.facets)
        total, facets = facets_of(self._rows(statement, parameters))
        near = 0
        keys: dict[int, int | None] = {}
        turns = Turns()
        if request.sort is not Sort.RELEVANCE or request.filters.seller is not None or not request.size:
            keys = self._in_order(fitting, request)
            ids = list(keys)
        elif ways is None:
            ids = self._newest_in_turn(fitting, request)
        else:
            ranked = self._ranked(request, [ways.head, ways.phrase, ways.fits])
            fits = turns.order(ranked, lambda *others: self._ranked(request, [ways.fits], *others) if total > len(ranked) else [])
            ids = self._page(fits, fitting, request, total)
            if total < request.enough:
                more = turns.order(self._ranked(request, [ways.near, ways.loosest], [], fits)[:MOST_NEAR])
                near = len(more)
                ids = [*fits, *more][request.offset : request.offset + request.size]
        took = (time.perf_counter() - started) * 1000
        return SearchResult(ids=tuple(ids), total=total, near=near, facets=facets, took=took, keys=keys)

    def suggest(self, text: str, limit: int) -> tuple[int, ...]:
        """Titles that begin with what is typed, then titles that have its words."""
        ids: dict[int, None] = {}
        for way in continuations(text):
            made = conditions(SearchRequest().filters, tsquery(way))
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

        Jobs write to the same table meanwhile, and the newer version wins: there is nothing to catch up with.
        """
        count = self.table.rewrite(documents)
        self.table.mark(fingerprint())
        return count

    @property
    def is_current(self) -> bool:
        """See the protocol."""
        return self.table.built_by == fingerprint()

    def versions(self, first: int = 0, last: int | None = None) -> Iterator[tuple[int, int]]:
        """See the protocol."""
        return self.table.versions(first, last)

    def slices(self) -> Iterator[Slice]:
        """See the protocol."""
        statement = f"""SELECT offer_id / {SLICE}, count(*), sum({CHECKSUM.format("offer_id || ':' || version")})::bigint
            FROM {self.table.name} WHERE NOT is_gone GROUP BY 1 ORDER BY 1"""  # noqa: S608
        return (Slice(*row) for row in self._rows(statement, {}))

    def count(self) -> int:
        """See the protocol."""
        return int(self._rows(f"SELECT count(*) FROM {self.table.name} WHERE NOT is_gone", {})[0][0])  # noqa: S608

    def settle(self) -> None:
        """What is committed is visible."""

    def _ranked(
        self,
        request: SearchRequest,
        ways: list[Expression | None],
        other_than_sellers: Sequence[int] = (),
        without: Sequence[int] = (),
    ) -> list[Candidate]:
        """The candidates that the expressions find, best first; loose ones are read while few were found."""
        parts: list[str] = []
        parameters: dict[str, Any] = {"sellers": list(other_than_sellers)}
        apart = " AND NOT seller_id = ANY(%(sellers)s)" if other_than_sellers else ""
        for number, way in enumerate(way for way in ways if way is not None):
            made = conditions(request.filters, tsquery(way))
            parameters |= {**made.parameters, f"match{number}": made.parameters["match"]}
            where = made.everything.replace("%(match)s", f"%(match{number})s")
            parts.append(
                f"(SELECT offer_id, {RANKED_BY} FROM {self.table.name} WHERE {where}{apart} LIMIT {ROWS_OF_EACH})"  # noqa: S608
            )
        if not parts:
            return []
        rows = self._rows(f"SELECT * FROM ({' UNION ALL '.join(parts)}) AS candidates LIMIT {ROWS_RANKED}", parameters)  # noqa: S608
        score, moment = TextScore(request.understood, self.vocabulary()), Moment(request.near)
        seen = set(without)
        scored: dict[Candidate, float] = {}
        for offer_id, seller_id, toned, plain, seller, brand, *kept in rows:
            if offer_id not in seen:
                seen.add(offer_id)
                title = Title(toned.split(), plain.split(), seller, brand)
                found = Candidate(offer_id, seller_id, score.asks_for_the_seller(title))
                scored[found] = score(title) * moment.signals(**dict(zip(SIGNALS, kept, strict=True))).product
        return sorted(scored, key=lambda found: (-scored[found], -found.offer_id))

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

    def _in_order(self, fitting: Conditions, request: SearchRequest) -> dict[int, int | None]:
        """Ids with their sort values, in order."""
        after = request.after
        found: dict[int, int | None] = {}
        unseen = "NOT offer_id = ANY(%(seen)s)" if after is not None and after.seen else "TRUE"
        page = {"seen": list(after.seen) if after is not None else [], "offset": 0 if after is not None else request.offset}
        for condition, parameters in segments(request.sort, after):
            statement = f"""SELECT offer_id, {column_of(request.sort)} FROM {self.table.name}
                WHERE {fitting.everything} AND {unseen} AND {condition}
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
