"""The engine's answer to a page.

Where nothing fits, a list in order has near goods too: the same as by relevance, in the order that was asked for.
"""

from collections.abc import Callable
from dataclasses import replace

from search.backends.engines import searching
from search.backends.postgresql.paging import column_of, key_value
from search.backends.protocol import MOST_NEAR, After, SearchRequest, SearchResult, Sort
from search.models import SearchDocument

# A sort value as cursors carry it, and the offer.
Key = tuple[int | None, int]
ORDERS: dict[Sort, Callable[[Key], tuple[int, ...]]] = {
    Sort.PRICE_UP: lambda key: (key[0] or 0, -key[1]),
    Sort.PRICE_DOWN: lambda key: (-(key[0] or 0), -key[1]),
    # What was never approved comes last.
    Sort.NEWEST: lambda key: (key[0] is None, -(key[0] or 0), -key[1]),
}


def answer(request: SearchRequest) -> SearchResult:
    """What fits, or else what comes nearest."""
    result = searching().search(request)
    if result.total or request.sort is Sort.RELEVANCE or request.understood.is_empty:
        return result
    ranked = replace(request, sort=Sort.RELEVANCE, offset=0, size=MOST_NEAR, after=None, facets=False)
    nearest = searching().search(ranked)
    listed = _in_order(nearest.ids, request.sort)
    page = _from(listed, request.after, request.sort)[: request.size]
    keys = {offer_id: value for value, offer_id in page}
    return replace(result, ids=tuple(keys), keys=keys, near=len(listed), degraded=result.degraded or nearest.degraded)


def _in_order(offer_ids: tuple[int, ...], sort: Sort) -> list[Key]:
    rows = SearchDocument.objects.filter(offer_id__in=offer_ids).values_list(column_of(sort), "offer_id")
    return sorted(((key_value(value), offer_id) for value, offer_id in rows), key=ORDERS[sort])


def _from(listed: list[Key], after: After | None, sort: Sort) -> list[Key]:
    """What follows on the place, or going back what stands before it, the nearest first; see After."""
    if after is None or after.key is None:
        return listed
    order, place = ORDERS[sort], ORDERS[sort](after.key)
    if after.backwards:
        return [key for key in reversed(listed) if order(key) < place]
    return [key for key in listed if order(key) > place]
