"""Facets counted by one GROUP BY over all of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any

from search.backends.postgresql.conditions import Conditions
from search.backends.protocol import FRESH_DAYS, PRICE_BANDS, PRICE_EDGES, Facets, confirmed_since

# What each facet is counted by; arrays as wholes, since few different ones occur, and taken apart afterwards.
VALUES = {
    "category": "categories",
    "commune": "commune",
    "kind": "seller_kind",
    "price": "width_bucket(price, %(price_edges)s::bigint[])",
    "handover": "handover",
    "fresh": "width_bucket(confirmed_at, %(days)s::timestamptz[])",
    "certificate": "certificates",
}
# The same as the pages call them.
FIELDS = {
    "category": "categories",
    "commune": "communes",
    "kind": "kinds",
    "price": "prices",
    "handover": "handover",
    "fresh": "fresh",
    "certificate": "certificates",
}
# The longest ago first, as width_bucket wants it: bucket 1 is within the longest, the last one within the shortest.
DAYS = tuple(sorted(FRESH_DAYS, reverse=True))

Counts = dict[Any, int]
Ask = Callable[[str, dict[str, Any]], list[Any]]


def parameters() -> dict[str, Any]:
    """Of the values."""
    return {"price_edges": list(PRICE_EDGES), "days": [confirmed_since(days) for days in DAYS]}


def grouping(names: Sequence[str]) -> tuple[str, str]:
    """The beginning of a SELECT whose rows `grouped` reads, and its GROUP BY: a row for the whole and one for each value of each facet."""
    if not names:
        return "0", ""
    return f"GROUPING({', '.join(names)}), {', '.join(names)}", f"GROUP BY GROUPING SETS ((), ({'), ('.join(names)}))"


def grouped(rows: Iterable[Sequence[Any]], names: Sequence[str]) -> dict[str, Counts]:
    """By facet and value what stands behind them in each row; the whole is facet "" and value None.

    GROUPING has a bit for each column that a row is not grouped by, the first column's highest.
    """
    everything = 2 ** len(names) - 1
    which = {everything - 2**place: len(names) - 1 - place for place in range(len(names))}
    found: dict[str, Counts] = {name: {} for name in ("", *names)}
    for row in rows:
        column = which.get(row[0])
        if column is None:
            found[""][None] = row[1 + len(names)]
        else:
            value = row[1 + column]
            found[names[column]][tuple(value) if isinstance(value, list) else value] = row[1 + len(names)]
    return found


def count(ask: Ask, table: str, made: Conditions, fits: Mapping[str, Counts], *, most: int, more: bool) -> Facets:
    """The facets of what `fits`; `more` when that are only the first `most`.

    What was chosen is counted with what fits; the other values of its facet among the first rows with the words.
    """
    if not made.by_facet:
        return facets_of(fits, sampled=fits if more else {})
    others, cut_off = without_their_own(ask, table, made, most)
    counted = {name: others.get(name, {}) | counts for name, counts in fits.items()}
    if more:
        return facets_of(counted, sampled=counted)
    beside = {name: {value: counts[value] for value in counts if value not in fits[name]} for name, counts in others.items()}
    return facets_of(counted, sampled=beside if cut_off else {})


def without_their_own(ask: Ask, table: str, made: Conditions, most: int) -> tuple[dict[str, Counts], bool]:
    """Of each facet that narrows, its values under all filters but its own, among the first `most` rows that have the words.

    Tells too whether there may be more such rows.
    """
    found: dict[str, Counts] = {}
    narrowing = list(made.by_facet)
    kept = ", ".join(f"({condition}) AS keeps_{facet}" for facet, condition in made.by_facet.items())
    values = ", ".join(f"{VALUES[facet]} AS {facet}" for facet in narrowing)
    begins, sets = grouping(narrowing)
    others = {facet: [f"keeps_{other}" for other in narrowing if other != facet] for facet in narrowing}
    counts = ", ".join(f"count(*) FILTER (WHERE {' AND '.join(others[facet]) or 'TRUE'})" for facet in narrowing)
    statement = f"""SELECT {begins}, count(*), {counts} FROM (
            SELECT {values}, {kept} FROM {table} WHERE {" AND ".join(made.always)} LIMIT %(most)s
        ) AS sample {sets}"""  # noqa: S608
    rows = ask(statement, {**made.parameters, **parameters(), "most": most})
    width = 1 + len(narrowing)
    for place, facet in enumerate(narrowing, start=1):
        counted = grouped(([*row[:width], row[width + place]] for row in rows), narrowing)[facet]
        found[facet] = {value: number for value, number in counted.items() if number}
    return found, grouped(rows, narrowing)[""][None] >= most


def facets_of(found: Mapping[str, Counts], sampled: Mapping[str, Counts]) -> Facets:
    """As the pages know them; `sampled` are the counts of facets that were cut off."""
    of_sample = _named(sampled)
    return Facets(**_named(found), sampled={FIELDS[name]: frozenset(of_sample[FIELDS[name]]) for name in sampled})


def _named(found: Mapping[str, Counts]) -> dict[str, Counts]:
    return {
        "categories": _apart(found.get("category", {})),
        "communes": found.get("commune", {}),
        "kinds": found.get("kind", {}),
        "prices": {bucket - 1: number for bucket, number in found.get("price", {}).items() if 0 < bucket <= len(PRICE_BANDS)},
        "handover": _apart(found.get("handover", {})),
        "fresh": _within(found.get("fresh", {})),
        "certificates": _apart(found.get("certificate", {})),
    }


def _apart(counts: Mapping[tuple[Any, ...], int]) -> Counts:
    found: Counts = {}
    for values, number in counts.items():
        for value in values:
            found[value] = found.get(value, 0) + number
    return found


def _within(counts: Mapping[int | None, int]) -> dict[int, int]:
    """Whoever confirmed within a week did so within a month too."""
    shortest_first = [(DAYS[bucket - 1], counts.get(bucket, 0)) for bucket in range(len(DAYS), 0, -1)]
    sums = accumulate(number for _days, number in shortest_first)
    return {days: total for (days, _number), total in zip(shortest_first, sums, strict=True) if total}
