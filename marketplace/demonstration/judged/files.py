"""The judged set as the lines that the evaluation reads."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from marketplace.demonstration.judged.listings import listings
from marketplace.demonstration.judged.rule import FIRST, judged_queries


def listing_lines() -> Iterator[dict[str, Any]]:
    """The listings."""
    return (listing.line() for listing in listings())


def judged_lines(source: Path = FIRST) -> Iterator[dict[str, Any]]:
    """The queries of a file with the grade of every relevant listing."""
    corpus = list(listings())
    for judged in judged_queries(source):
        grades = {listing.id: grade for listing in corpus if (grade := judged.grade(listing))}
        yield {
            "qid": f"{source.stem[0]}{judged.number:03d}",
            "query": judged.query,
            "kind": judged.kind,
            "relevant": list(grades),
            "grades": grades,
        }
