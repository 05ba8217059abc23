"""Words and filters as SQL."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from search.backends.postgresql.tsquery import tsquery
from search.backends.protocol import Filters, confirmed_since
from search.query.expressions import Expression, alternatives


@dataclass
class Conditions:
    """SQL conditions by facet, with their parameters."""

    by_facet: dict[str, str] = field(default_factory=dict)
    always: list[str] = field(default_factory=lambda: ["NOT is_gone"])
    parameters: dict[str, Any] = field(default_factory=dict)

    @property
    def everything(self) -> str:
        """All conditions on a row."""
        return " AND ".join([*self.always, *self.by_facet.values()])

    def require(self, expression: Expression, name: str = "match") -> None:
        """Rows that have the expression, too; `name` tells its parameters from those of another."""
        self.always.append(having(alternatives(expression), name, self.parameters))


def having(ways: Iterable[Expression], name: str, parameters: dict[str, Any]) -> str:
    """Rows that have one of the expressions.

    Each is a condition of its own: the index finds the rows of a conjunction by its rarest word, and puts the rows of several together
    in half the time that it needs for one query with all of them.
    """
    parts = []
    for number, way in enumerate(ways):
        parameters[f"{name}_{number}"] = tsquery(way)
        parts.append(f"lexemes @@ %({name}_{number})s::tsquery")
    return f"({' OR '.join(parts)})" if parts else "FALSE"


def conditions(filters: Filters, fits: Expression | None = None) -> Conditions:
    """The conditions of a request."""
    made = Conditions()
    if fits is not None:
        made.require(fits)
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
    if filters.certificates:
        made.by_facet["certificate"] = "certificates && %(certificates)s::varchar[]"
        made.parameters["certificates"] = list(filters.certificates)
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
