"""The one request of a result page: what fits, scored, filtered after counting, with each facet free of its own filter."""

from typing import Any

from search.backends.elasticsearch.clauses import Clause, clause, named, scores
from search.backends.elasticsearch.paging import WHOLE, go_on
from search.backends.elasticsearch.signals import with_signals
from search.backends.protocol import FRESH_DAYS, OPEN_END, PRICE_BANDS, Facets, Filters, SearchRequest, Sort, confirmed_since
from search.query.expressions import Expression
from search.ranking.signals import Moment

# Elasticsearch answers at most so many hits from the top without a cursor, and counts no further.
DEEPEST = 10_000
# As many as a province has communes, and more than it has categories of goods.
MOST_COMMUNES = 150
MOST_CATEGORIES = 300
# Several times as many as there are kinds with their levels.
MOST_CERTIFICATES = 100

IDS_ONLY: dict[str, Any] = {"_source": False, "stored_fields": "_none_", "docvalue_fields": ["offer_id", "seller_id"]}
NEWEST: list[Clause] = [{"published_at": {"order": "desc", "missing": "_last"}}, {"offer_id": "desc"}]
ORDERS: dict[Sort, list[Clause]] = {
    Sort.NEWEST: NEWEST,
    Sort.PRICE_UP: [{"price": "asc"}, {"offer_id": "desc"}],
    Sort.PRICE_DOWN: [{"price": "desc"}, {"offer_id": "desc"}],
}
RANGES = [{"key": str(band), "from": low, "to": high} for band, (low, high) in enumerate(PRICE_BANDS)]
AGGREGATIONS: dict[str, Clause] = {
    "category": {"terms": {"field": "categories", "size": MOST_CATEGORIES}},
    "commune": {"terms": {"field": "commune", "size": MOST_COMMUNES}},
    "kind": {"terms": {"field": "seller_kind"}},
    "price": {"range": {"field": "price", "ranges": RANGES}},
    "handover": {"terms": {"field": "handover"}},
    "certificate": {"terms": {"field": "certificates", "size": MOST_CERTIFICATES}},
}


def body(request: SearchRequest, fits: Expression | None, *, without: Expression | None = None) -> dict[str, Any]:
    """The request; `without` leaves out what was already listed."""
    filters = by_facet(request.filters)
    query: dict[str, Any] = {"filter": [clause(fits)] if fits else []}
    if request.filters.seller is not None:
        query["filter"].append({"term": {"seller_id": request.filters.seller}})
    if without is not None:
        query["must_not"] = [clause(without)]
    ranked = fits is not None and request.sort is Sort.RELEVANCE
    if ranked:
        query["should"] = [*scores(request.understood), named(request.understood)]
    whole: Clause = {"bool": query}
    made: dict[str, Any] = {
        "size": max(0, min(request.size, DEEPEST - request.offset)),
        "from": min(request.offset, DEEPEST),
        **IDS_ONLY,
        "track_total_hits": DEEPEST,
        "query": with_signals(whole, Moment(request.near)) if ranked else whole,
        "sort": [{"_score": "desc"}, *NEWEST] if ranked else ORDERS.get(request.sort, NEWEST),
    }
    if request.facets:
        if filters:
            made["post_filter"] = {"bool": {"filter": list(filters.values())}}
        made["aggs"] = {name: _free(name, aggregation, filters) for name, aggregation in (AGGREGATIONS | _fresh()).items()}
    else:
        query["filter"] += filters.values()
    if request.after is not None:
        go_on(made, request.after, list(filters.values()) if request.facets else [])
    return made


def by_facet(filters: Filters) -> dict[str, Clause]:
    """The buyer's filters, by the facet that they belong to."""
    made: dict[str, Clause] = {}
    if filters.category is not None:
        made["category"] = {"term": {"categories": filters.category}}
    if filters.communes:
        made["commune"] = {"terms": {"commune": list(filters.communes)}}
    if filters.kinds:
        made["kind"] = {"terms": {"seller_kind": list(filters.kinds)}}
    limits = {"gte": filters.price_min, "lte": filters.price_max}
    if price := {name: limit for name, limit in limits.items() if limit is not None}:
        made["price"] = {"range": {"price": {name: min(limit, OPEN_END) for name, limit in price.items()}}}
    if filters.handover:
        made["handover"] = {"terms": {"handover": list(filters.handover)}}
    if filters.certificates:
        made["certificate"] = {"terms": {"certificates": list(filters.certificates)}}
    if filters.fresh_days is not None:
        made["fresh"] = {"range": {"confirmed_at": {"gte": confirmed_since(filters.fresh_days).isoformat()}}}
    return made


def _fresh() -> dict[str, Clause]:
    ranges = [{"key": str(days), "from": confirmed_since(days).isoformat()} for days in FRESH_DAYS]
    return {"fresh": {"date_range": {"field": "confirmed_at", "ranges": ranges}}}


def facets_of(aggregations: dict[str, Any]) -> Facets:
    """The counts of an answer."""
    counts = {
        name: {bucket["key"]: bucket["doc_count"] for bucket in answer.get("free", answer)["buckets"] if bucket["doc_count"]}
        for name, answer in aggregations.items()
        if name != WHOLE
    }
    return Facets(
        categories=counts["category"],
        communes=counts["commune"],
        kinds=counts["kind"],
        prices={int(band): count for band, count in counts["price"].items()},
        handover=counts["handover"],
        fresh={int(days): count for days, count in counts["fresh"].items()},
        certificates=counts["certificate"],
    )


def _free(name: str, aggregation: Clause, filters: dict[str, Clause]) -> Clause:
    """The aggregation under all filters but its own."""
    others = [condition for facet, condition in filters.items() if facet != name]
    if not others:
        return aggregation
    return {"filter": {"bool": {"filter": others}}, "aggs": {"free": aggregation}}
