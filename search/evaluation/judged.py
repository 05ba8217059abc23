"""Listings and judged queries as files: one JSON object a line, packed or not."""

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from search.documents import OfferDocument

# Listings may come without a price, unlike offers; "at most" has to begin at 0 to leave them out.
NO_PRICE = -1


@dataclass(frozen=True)
class JudgedQuery:
    """A query with what it should find; higher grades are better."""

    qid: str
    text: str
    kind: str
    grades: Mapping[str, float]


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file; names that end in .gz are unpacked."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def write_lines(path: Path, lines: Iterable[Mapping[str, Any]]) -> None:
    """One JSON object a line; packed where the name ends in .gz."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def queries(path: Path) -> list[JudgedQuery]:
    """Judged queries; without grades every relevant listing counts the same."""
    return [
        JudgedQuery(line["qid"], line["query"], line.get("kind", ""), line.get("grades") or dict.fromkeys(line.get("relevant") or (), 1.0))
        for line in lines(path)
    ]


def documents(path: Path, names: dict[int, str]) -> Iterator[OfferDocument]:
    """Listings as documents; `names` is filled with the listing's own id by document number."""
    for number, line in enumerate(lines(path), start=1):
        names[number] = line["id"]
        yield OfferDocument(
            offer_id=number,
            version=1,
            title=line["title"],
            price=NO_PRICE if line.get("price") is None else int(line["price"]),
            seller_name=line.get("seller") or "",
            commune=line.get("commune") or "",
            brand=line.get("brand") or "",
            category_names=line.get("category") or "",
        )
