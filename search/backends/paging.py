"""How a list goes on while the index changes under it; the same for both engines.

Ranked lists cannot go on behind a score: scores move with every document that is written. So the next page is asked for as the best of what
was not seen yet; what stood throughout is listed exactly once, however the order moved. After the pages that somebody may really leaf
through, the rest follows newest first, as lists in order do: behind the sort value and id of the last offer seen.
"""

from collections.abc import Callable
from dataclasses import replace

from search.backends.protocol import SearchRequest, SearchResult, Sort


def is_in_order(request: SearchRequest) -> bool:
    """Whether the list goes by a sort value; else by rank."""
    return request.sort is not Sort.RELEVANCE or request.understood.is_empty


def search_on(search: Callable[[SearchRequest], SearchResult], request: SearchRequest) -> SearchResult:
    """The answer of `search`, which itself knows how to go on in lists in order only."""
    after = request.after
    if after is None:
        return search(request)
    if is_in_order(request) or after.ranking_is_over:
        return search(replace(request, sort=Sort.NEWEST if request.sort is Sort.RELEVANCE else request.sort))
    result = search(replace(request, after=None, offset=0, size=request.size + len(after.seen)))
    seen = set(after.seen)
    return replace(result, ids=tuple(offer_id for offer_id in result.ids if offer_id not in seen)[: request.size])
