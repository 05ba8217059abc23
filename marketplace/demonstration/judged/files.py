"""The judged set as the lines that the evaluation reads."""

from collections.abc import Iterator
from typing import Any

from marketplace.demonstration.judged.listings import listings
from marketplace.demonstration.judged.rule import judged_queries


def listing_lines() -> Iterator[dict[str, Any]]:
    """The listings."""
    return (listing.line() for listing in listings())


def judged_lines() -> Iterator[dict[str, Any]]:
    """The queries with the grade of every relevant listing."""
    corpus = list(listings())
    for judged in judged_queries():
        grades = {listing.id: grade for listing in corpus if (grade := judged.grade(listing))}
        yield {"qid": f"d{judged.number:03d}", "query": judged.query, "kind": judged.kind, "relevant": list(grades), "grades": grades}
