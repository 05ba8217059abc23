"""The signals beside the text as functions that multiply a query's score."""

from typing import Any

from search.ranking import weights
from search.ranking.signals import NEUTRAL, Moment

Clause = dict[str, Any]


def with_signals(query: Clause, moment: Moment) -> Clause:
    """The query, its scores multiplied, and by no more than the bound. What no function fits stays as it is."""
    kept = [{"field_value_factor": {"field": name, "missing": NEUTRAL}} for name in ("completeness", "service", "certified")]
    functions = [*kept, *_freshness(moment), *_distance(moment)]
    how = {"score_mode": "multiply", "boost_mode": "multiply", "max_boost": weights.SIGNALS_HIGHEST}
    return {"function_score": {"query": query, "functions": functions, **how}}


def _freshness(moment: Moment) -> list[Clause]:
    found = []
    for since, before, factor in moment.freshness_bands:
        limits = {"gte": since, "lt": before}
        band = {name: limit.isoformat() for name, limit in limits.items() if limit is not None}
        if factor != NEUTRAL:
            found.append({"filter": {"range": {"confirmed_at": band}}, "weight": factor})
    return found


def _distance(moment: Moment) -> list[Clause]:
    rings = moment.near.rings if moment.near else ()
    return [{"filter": {"terms": {"commune": list(communes)}}, "weight": factor} for factor, communes in rings]
