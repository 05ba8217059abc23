"""Going on in a list in order: SQL conditions behind a sort value, or before it."""

import datetime as dt
from typing import Any

from search.backends.protocol import After, Sort

Segments = list[tuple[str, dict[str, Any]]]

ORDERS = {
    Sort.RELEVANCE: "published_at DESC NULLS LAST, offer_id DESC",
    Sort.NEWEST: "published_at DESC NULLS LAST, offer_id DESC",
    Sort.PRICE_UP: "price, offer_id DESC",
    Sort.PRICE_DOWN: "price DESC, offer_id DESC",
}
BACKWARDS = {
    Sort.RELEVANCE: "published_at NULLS FIRST, offer_id",
    Sort.NEWEST: "published_at NULLS FIRST, offer_id",
    Sort.PRICE_UP: "price DESC, offer_id",
    Sort.PRICE_DOWN: "price, offer_id",
}


def order_of(sort: Sort, after: After | None) -> str:
    """The ORDER BY of a list."""
    return BACKWARDS[sort] if after is not None and after.backwards else ORDERS[sort]


def column_of(sort: Sort) -> str:
    """The column that a list goes by."""
    return "price" if sort in {Sort.PRICE_UP, Sort.PRICE_DOWN} else "published_at"


def key_value(value: Any) -> int | None:
    """A sort value as cursors carry it: đồng, or milliseconds since 1970."""
    return round(value.timestamp() * 1000) if isinstance(value, dt.datetime) else value


def segments(sort: Sort, after: After | None) -> Segments:
    """Conditions to be read one after the other until the page is full: what has no date follows in a query of its own, so that the index
    finds the place of all others."""
    if after is None or after.key is None:
        return [("TRUE", {})]
    value, offer_id = after.key
    parameters: dict[str, Any] = {"key_value": value, "key_id": offer_id}
    sign = ">" if after.backwards else "<"
    if sort is Sort.PRICE_UP:
        beyond = "<" if after.backwards else ">"
        return [(f"(price {beyond} %(key_value)s OR (price = %(key_value)s AND offer_id {sign} %(key_id)s))", parameters)]
    if sort is Sort.PRICE_DOWN:
        return [(f"(price, offer_id) {sign} (%(key_value)s, %(key_id)s)", parameters)]
    if value is None:
        found: Segments = [(f"published_at IS NULL AND offer_id {sign} %(key_id)s", parameters)]
        return [*found, ("published_at IS NOT NULL", {})] if after.backwards else found
    parameters["key_value"] = dt.datetime.fromtimestamp(0, dt.UTC) + dt.timedelta(milliseconds=value)
    found = [(f"(published_at, offer_id) {sign} (%(key_value)s, %(key_id)s)", parameters)]
    return found if after.backwards else [*found, ("published_at IS NULL", {})]
