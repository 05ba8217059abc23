"""What fits, in one pass over the index: how many, how many of each facet's values, and the rows themselves.

Fetching pages of the table is what costs, so counts and ranking share what is fetched.
"""

from dataclasses import dataclass, field
from typing import Any

from search.backends.postgresql.conditions import Conditions
from search.backends.postgresql.facets import VALUES, Ask, count, grouped, grouping, parameters
from search.backends.protocol import Facets

# What is read of a row to rank it. Numbers since 1970 are read in a tenth of the time that a date takes.
DATES = {
    "confirmed": "extract(epoch FROM confirmed_at)::bigint",
    "published": "coalesce(extract(epoch FROM published_at) * 1000, 0)::bigint",
}
FACTORS = ("completeness", "service", "certified")
RANKED = ("offer_id", "seller_id", "toned", "plain", "seller_words", "brand_words", *DATES, *FACTORS, "commune")
READ_FOR_RANKING = ", ".join(f"{DATES[name]} AS {name}" if name in DATES else name for name in RANKED)
# Where counting stops, and the page says "2,000 or more": fetching ten thousand rows out of a million takes a twentieth of a second.
MOST_COUNTED = 2_000

# In place of what a row is grouped by: it is one of those that fit.
A_ROW = -1

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Fitting:
    """`total` fit, or more where counting stopped there. `rows` (columns RANKED) are some of them, or all while they are few."""

    total: int
    more: bool
    facets: Facets = field(default_factory=Facets)
    rows: tuple[Row, ...] = ()

    @property
    def rows_are_all(self) -> bool:
        """Whether `rows` are all that fit."""
        return len(self.rows) == self.total and not self.more


def read(ask: Ask, table: str, made: Conditions, *, facets: bool, rows: int = 0, most: int) -> Fitting:
    """Counts, and reads at most so many rows; `ask` runs a statement."""
    names = list(VALUES) if facets else []
    ranked = list(RANKED) if rows else []
    columns = [*(f"{VALUES[name]} AS {name}_value" for name in names), *([READ_FOR_RANKING] if rows else [])]
    named = [f"{name}_value" for name in names]
    begins, sets = grouping(named)
    whole = ", ".join([begins, "count(*)", *["NULL"] * len(ranked)])
    single = ", ".join([str(A_ROW), *["NULL"] * len(names), "0", *ranked])
    statement = f"""WITH fits AS MATERIALIZED (
            SELECT {", ".join(columns) or "1"} FROM {table} WHERE {made.everything} LIMIT %(most)s
        ) SELECT {whole} FROM fits {sets} {f"UNION ALL (SELECT {single} FROM fits LIMIT %(rows)s)" if rows else ""}"""  # noqa: S608
    values = parameters() if facets else {}
    answer = ask(statement, {**made.parameters, **values, "most": most, "rows": rows})
    found = grouped((row for row in answer if row[0] != A_ROW), named)
    total = found[""][None]
    more = total >= most
    counted = {name: found[f"{name}_value"] for name in names}
    return Fitting(
        total=total,
        more=more,
        facets=count(ask, table, made, counted, most=most, more=more) if facets else Facets(),
        rows=tuple(tuple(row[2 + len(names) :]) for row in answer if row[0] == A_ROW),
    )
