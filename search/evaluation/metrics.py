"""Measures of a ranked list against graded judgements."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

DEPTH = 10
DEPTH_OF_RECALL = 50


@dataclass(frozen=True)
class Measured:
    """One query's figures, or the means of many."""

    ndcg: float
    mrr: float
    recall: float
    zero: float


def measure(ids: Sequence[str], grades: Mapping[str, float]) -> Measured:
    """nDCG@10 (gain 2^grade - 1), MRR@10, recall@50, and whether nothing was found."""
    gains = [2 ** grades.get(found, 0.0) - 1 for found in ids[:DEPTH]]
    ideal = sorted((2**grade - 1 for grade in grades.values()), reverse=True)[:DEPTH]
    first = next((place for place, found in enumerate(ids[:DEPTH], start=1) if grades.get(found)), 0)
    relevant = {found for found, grade in grades.items() if grade}
    recall = len(relevant.intersection(ids[:DEPTH_OF_RECALL])) / min(len(relevant), DEPTH_OF_RECALL) if relevant else 0.0
    best = _discounted(ideal)
    return Measured(_discounted(gains) / best if best else 0.0, 1 / first if first else 0.0, recall, float(not ids))


def mean(measured: Sequence[Measured]) -> Measured:
    """The means."""
    count = max(len(measured), 1)
    return Measured(
        sum(each.ndcg for each in measured) / count,
        sum(each.mrr for each in measured) / count,
        sum(each.recall for each in measured) / count,
        sum(each.zero for each in measured) / count,
    )


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which that share lies."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(len(ranked) * share))] if ranked else 0.0


def _discounted(gains: Sequence[float]) -> float:
    return sum(gain / math.log2(place + 1) for place, gain in enumerate(gains, start=1))
