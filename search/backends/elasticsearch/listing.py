"""The hits of one question: the top with sellers in turn, the rest as it is ranked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from search.backends.elasticsearch.asking import Ask
from search.backends.elasticsearch.body import body
from search.backends.elasticsearch.clauses import NAMED
from search.backends.elasticsearch.paging import total_of
from search.backends.protocol import MOST_NEAR, SearchRequest, Sort
from search.query.expressions import Expression
from search.ranking.turns import WINDOW, Candidate, Turns

# More than the first places can take of sellers that are not yet among them.
FURTHER = 30


@dataclass
class Listing:
    """One question to the index; the pages of it are all cut from the same list."""

    ask: Ask
    request: SearchRequest
    turns: Turns = field(default_factory=Turns)

    @property
    def is_in_turn(self) -> bool:
        """Whether the order is ours to make: the buyer asked for no other, and not for one seller."""
        return self.request.size > 0 and self.request.sort is Sort.RELEVANCE and self.request.filters.seller is None

    def fitting(self, fits: Expression | None) -> tuple[Any, list[int], int]:
        """The engine's answer with the facets, the ids of the page, and how many fit."""
        request = self.request
        if not self.is_in_turn:
            answer = self.ask(body(request, fits))
            return answer, [each.offer_id for each in candidates(answer)], total_of(answer)
        near_the_top = request.offset < WINDOW
        reach = max(WINDOW, request.offset + request.size) if near_the_top else WINDOW
        answer = self.ask(body(replace(request, offset=0, size=reach, facets=request.facets and near_the_top), fits))
        ranked = candidates(answer)
        order = self.turns.order(ranked[:WINDOW], self._further(fits) if _total(answer) > WINDOW else None)
        pulled = self.turns.pulled_up(ranked[:WINDOW])
        if near_the_top:
            order += [each.offer_id for each in ranked[WINDOW:] if each.offer_id not in set(pulled)]
            return answer, order[request.offset : request.offset + request.size], _total(answer)
        rest = body(replace(request, offset=request.offset - len(pulled)), fits)
        answer = self.ask(_apart(rest, offer_id=pulled))
        return answer, [each.offer_id for each in candidates(answer)], _total(answer) + len(pulled)

    def around(self, loose: Expression, fits: Expression | None) -> dict[str, Any]:
        """The request for everything near, without what fits."""
        return body(replace(self.request, offset=0, size=MOST_NEAR, facets=False), loose, without=fits)

    def near(self, around: dict[str, Any]) -> list[int]:
        """Everything near, asked for by `around()`; the first places go on where those that fit left off."""
        return self.turns.order(candidates(self.ask(around)))

    def _further(self, fits: Expression | None) -> Callable[[Sequence[int], Sequence[int]], list[Candidate]]:
        def further(sellers: Sequence[int], offers: Sequence[int]) -> list[Candidate]:
            asked = body(replace(self.request, offset=0, size=FURTHER, facets=False), fits)
            return candidates(self.ask(_apart(asked, seller_id=sellers, offer_id=offers)))

        return further


def candidates(answer: Any) -> list[Candidate]:
    """The hits in their order."""
    return [
        Candidate(hit["fields"]["offer_id"][0], hit["fields"]["seller_id"][0], NAMED in hit.get("matched_queries", ()))
        for hit in answer["hits"]["hits"]
    ]


def _apart(asked: dict[str, Any], **values: Sequence[int]) -> dict[str, Any]:
    """The request, whose hits leave these out; its facets still count them."""
    others = [{"terms": {name: list(excluded)}} for name, excluded in values.items() if excluded]
    condition = asked.get("post_filter", {"bool": {}})["bool"]
    return {**asked, "post_filter": {"bool": {**condition, "must_not": others}}} if others else asked


def _total(answer: Any) -> int:
    return int(answer["hits"]["total"]["value"])
