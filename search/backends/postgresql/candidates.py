"""Rows that the ranking chooses from, and their order."""

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Any

from search.backends.postgresql.conditions import conditions, having
from search.backends.postgresql.facets import Ask
from search.backends.postgresql.fitting import READ_FOR_RANKING, Row
from search.backends.protocol import SearchRequest
from search.query.expressions import Expression, alternatives
from search.ranking.signals import Moment
from search.ranking.text_score import TextScore, Title
from search.ranking.turns import Candidate
from search.text.vocabulary import Vocabulary

# Rows read of each expression and in all; enough that ranking finds the best ten, few enough to rank in some milliseconds.
ROWS_OF_EACH = 150
ROWS_RANKED = 200
# So many rows near to what was asked for are looked at, shared out among the ways of being near; beyond, the filters of the buyer let
# through next to nothing, and each row costs a page to be read.
MOST_LOOKED_AT = 4_000
LEAST_LOOKED_AT = 300


class Candidates:
    """Those of one question. `ask` runs a statement."""

    def __init__(self, ask: Ask, table: str, request: SearchRequest, vocabulary: Vocabulary) -> None:
        self.ask = ask
        self.table = table
        self.request = request
        self.score = TextScore(request.understood, vocabulary)
        self.moment = Moment(request.near)

    def fitting(self, ways: Iterable[Expression | None], *, other_than: Sequence[int] = ()) -> list[Row]:
        """Rows that have one of the expressions, those of the first ones first; of no seller among `other_than`."""
        made = conditions(self.request.filters)
        if other_than:
            made.always.append("NOT seller_id = ANY(%(sellers)s)")
            made.parameters["sellers"] = list(other_than)
        parts = []
        for number, way in enumerate(way for way in ways if way is not None):
            has = having(alternatives(way), f"way_{number}", made.parameters)
            parts.append(f"(SELECT {READ_FOR_RANKING} FROM {self.table} WHERE {has} AND {made.everything} LIMIT {ROWS_OF_EACH})")  # noqa: S608
        return self._rows(parts, made.parameters)

    def near(self, ways: Iterable[Expression | None]) -> list[Row]:
        """Rows near to what was asked for: one way after the other until there are enough, and none further than it is worth."""
        made = conditions(self.request.filters)
        found = [part for each in ways if each is not None for part in alternatives(each)]
        most = max(LEAST_LOOKED_AT, MOST_LOOKED_AT // max(1, len(found)))
        parts = []
        for number, way in enumerate(found):
            has = having([way], f"way_{number}", made.parameters)
            looked_at = f"SELECT * FROM {self.table} WHERE {has} LIMIT {most}"  # noqa: S608
            parts.append(f"(SELECT {READ_FOR_RANKING} FROM ({looked_at}) AS near WHERE {made.everything} LIMIT {ROWS_OF_EACH})")  # noqa: S608
        return self._rows(parts, made.parameters)

    def ranked(self, rows: Iterable[Row], without: Iterable[int] = ()) -> list[Candidate]:
        """Best first, each once; of equals what was approved last."""
        seen = set(without)
        scored: list[tuple[float, int, int, Candidate]] = []
        for offer_id, seller_id, toned, plain, seller, brand, confirmed, published, complete, service, certified, commune in rows:
            if offer_id not in seen:
                seen.add(offer_id)
                title = Title(toned, plain, seller, brand)
                found = Candidate(offer_id, seller_id, self.score.asks_for_the_seller(title))
                factor = self.moment.factor(confirmed, complete, service, certified, commune)
                scored.append((self.score(title) * factor, published, offer_id, found))
        scored.sort(key=itemgetter(0, 1, 2), reverse=True)
        return [found for *_order, found in scored]

    def _rows(self, parts: Sequence[str], parameters: dict[str, Any]) -> list[Row]:
        statement = f"SELECT * FROM ({' UNION ALL '.join(parts)}) AS candidates LIMIT {ROWS_RANKED}"  # noqa: S608
        return self.ask(statement, parameters) if parts else []
