"""Filters as SQL, and the one statement that counts what fits with all facets."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from search.backends.protocol import FRESH_DAYS, PRICE_BANDS, Facets, Filters, confirmed_since

# Beyond this many the counts say "10,000 and more"; counting a million rows for a number nobody reads would cost a second.
MOST_COUNTED = 10_000

BANDS = ", ".join(f"({band}, {low}, {high})" for band, (low, high) in enumerate(PRICE_BANDS))
NAMES = ("category", "commune", "kind", "price", "handover", "fresh")


@dataclass
class Conditions:
    """SQL conditions by facet, with their parameters."""

    by_facet: dict[str, str] = field(default_factory=dict)
    always: list[str] = field(default_factory=lambda: ["NOT is_gone"])
    parameters: dict[str, Any] = field(default_factory=dict)

    def all_but(self, facet: str = "") -> str:
        """Every facet's condition except one's own."""
        return " AND ".join([condition for name, condition in self.by_facet.items() if name != facet]) or "TRUE"

    @property
    def everything(self) -> str:
        """All conditions on a row."""
        return f"{' AND '.join(self.always)} AND {self.all_but()}"


def conditions(filters: Filters, match: str | None = None) -> Conditions:
    """The conditions of a request; `match` is a tsquery."""
    made = Conditions()
    if match is not None:
        made.always.append("lexemes @@ %(match)s::tsquery")
        made.parameters["match"] = match
    if filters.seller is not None:
        made.always.append("seller_id = %(seller)s")
        made.parameters["seller"] = filters.seller
    if filters.category is not None:
        made.by_facet["category"] = "categories @> ARRAY[%(category)s]::bigint[]"
        made.parameters["category"] = filters.category
    if filters.communes:
        made.by_facet["commune"] = "commune = ANY(%(communes)s)"
        made.parameters["communes"] = list(filters.communes)
    if filters.kinds:
        made.by_facet["kind"] = "seller_kind = ANY(%(kinds)s)"
        made.parameters["kinds"] = list(filters.kinds)
    if price := _price(filters, made.parameters):
        made.by_facet["price"] = price
    if filters.handover:
        made.by_facet["handover"] = "handover && %(handover)s::varchar[]"
        made.parameters["handover"] = list(filters.handover)
    if filters.fresh_days is not None:
        made.by_facet["fresh"] = "confirmed_at >= %(confirmed_since)s"
        made.parameters["confirmed_since"] = confirmed_since(filters.fresh_days)
    return made


def _price(filters: Filters, parameters: dict[str, Any]) -> str:
    parts = []
    if filters.price_min is not None:
        parts.append("price >= %(price_min)s")
        parameters["price_min"] = filters.price_min
    if filters.price_max is not None:
        parts.append("price <= %(price_max)s")
        parameters["price_max"] = filters.price_max
    return " AND ".join(parts)


def counting(table: str, made: Conditions, *, facets: bool) -> tuple[str, dict[str, Any]]:
    """SQL giving rows (facet, value, count); "total" is the facet of the whole."""
    parts = [f"SELECT 'total', '', count(*) FROM fits WHERE {made.all_but()}"]  # noqa: S608
    parameters = {**made.parameters, "most": MOST_COUNTED}
    if facets:
        days = ", ".join(f"({days}, %(since{days})s::timestamptz)" for days in FRESH_DAYS)
        parameters |= {f"since{days}": confirmed_since(days) for days in FRESH_DAYS}
        for facet, value, source in (
            ("category", "category::text", "fits, unnest(categories) AS category"),
            ("commune", "commune", "fits"),
            ("kind", "seller_kind", "fits"),
            ("price", "band::text", f"fits JOIN (VALUES {BANDS}) AS bands (band, low, high) ON price >= low AND price < high"),
            ("handover", "way", "fits, unnest(handover) AS way"),
            ("fresh", "days::text", f"fits JOIN (VALUES {days}) AS since (days, moment) ON confirmed_at >= moment"),
        ):
            parts.append(f"SELECT '{facet}', {value}, count(*) FROM {source} WHERE {made.all_but(facet)} GROUP BY 2")  # noqa: S608
    statement = f"""
        WITH fits AS MATERIALIZED (
            SELECT categories, commune, seller_kind, price, handover, confirmed_at FROM {table}
            WHERE {" AND ".join(made.always)} LIMIT %(most)s
        ) {" UNION ALL ".join(parts)}"""  # noqa: S608
    return statement, parameters


def facets_of(rows: list[tuple[str, str, int]]) -> tuple[int, Facets]:
    """The total and the facets from the rows of `counting`."""
    found: dict[str, dict[str, int]] = {name: {} for name in (*NAMES, "total")}
    for facet, value, count in rows:
        found[facet][value] = count
    return found["total"].get("", 0), Facets(
        categories=_numbered(found["category"]),
        communes=found["commune"],
        kinds=found["kind"],
        prices=_numbered(found["price"]),
        handover=found["handover"],
        fresh=_numbered(found["fresh"]),
    )


def _numbered(counts: Mapping[str, int]) -> dict[int, int]:
    return {int(value): count for value, count in counts.items()}
