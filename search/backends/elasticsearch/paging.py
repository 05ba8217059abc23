"""Going on in a list in order: behind a sort value, or before it, without what was seen on ranked pages."""

from typing import Any

from search.backends.protocol import After

Clause = dict[str, Any]

# What Elasticsearch itself sorts by where a date is missing and comes last.
OLDEST = -(2**63)
WHOLE = "whole"


def go_on(asked: dict[str, Any], after: After, filters: list[Clause]) -> None:
    """Changes the request. `filters` are those that it applies after counting; the total is then counted apart."""
    if after.backwards:
        asked["sort"] = [_reversed(order) for order in asked["sort"]]
    if after.key is not None:
        value, offer_id = after.key
        asked["search_after"] = [OLDEST if value is None else value, offer_id]
    if after.seen:
        asked["post_filter"] = {"bool": {"filter": filters, "must_not": [{"terms": {"offer_id": list(after.seen)}}]}}
        asked.setdefault("aggs", {})[WHOLE] = {"filter": {"bool": {"filter": filters}}}


def total_of(answer: Any) -> int:
    """How many fit, those that were left out as seen included."""
    whole = answer.get("aggregations", {}).get(WHOLE)
    return int(whole["doc_count"] if whole else answer["hits"]["total"]["value"])


def keys_of(answer: Any) -> dict[int, int | None]:
    """The sort value of each offer of a list in order."""
    return {offer_id: None if value == OLDEST else int(value) for value, offer_id in (hit["sort"] for hit in answer["hits"]["hits"])}


def _reversed(order: Clause) -> Clause:
    ((name, how),) = order.items()
    direction = how["order"] if isinstance(how, dict) else how
    turned: dict[str, str] = {"order": "asc" if direction == "desc" else "desc"}
    if isinstance(how, dict) and "missing" in how:
        turned["missing"] = "_first"
    return {name: turned}
