"""The table of search documents, written: a newer version replaces an older one, never the other way round."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, TypeVar

from django.db import connection, transaction
from django.utils import timezone

from search.backends.postgresql.tsquery import tsvector
from search.documents import OfferDocument, analyse

T = TypeVar("T")

BATCH = 500
COLUMNS = (
    "offer_id", "version", "is_gone", "mirrored", "changed_at", "toned", "plain", "seller_words", "brand_words", "lexemes",
    "seller_id", "seller_kind", "commune", "categories", "price", "in_stock", "handover",
    "confirmed_at", "published_at",
    "completeness", "service",
)  # fmt: skip
KEPT_ON_CONFLICT = {"offer_id", "mirrored"}


def in_batches(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """Lists of at most `size`, so that memory stays flat however many there are."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


class Table:
    """One table of search documents; the pages' own unless a measurement brings another."""

    def __init__(self, name: str) -> None:
        self.name = name

    def write(self, documents: Iterable[OfferDocument], *, repair: bool) -> int:
        """Upserts documents in batches and returns how many were newer than what stood there."""
        return sum(self._upsert([row(document) for document in batch], repair) for batch in in_batches(documents))

    def remove(self, versions: Mapping[int, int], *, repair: bool) -> int:
        """Empties rows, keeping their versions."""
        rows = [gone(offer_id, version) for offer_id, version in versions.items()]
        return sum(self._upsert(batch, repair) for batch in in_batches(rows))

    def _upsert(self, rows: list[dict[str, Any]], repair: bool) -> int:
        updates = ", ".join(f"{column} = excluded.{column}" for column in COLUMNS if column not in KEPT_ON_CONFLICT)
        values = ", ".join(f"%({column})s{'::tsvector' if column == 'lexemes' else ''}" for column in COLUMNS)
        newer = ">=" if repair else ">"
        statement = f"""
            INSERT INTO {self.name} AS stands ({", ".join(COLUMNS)}) VALUES ({values})
            ON CONFLICT (offer_id) DO UPDATE SET {updates} WHERE excluded.version {newer} stands.version"""  # noqa: S608
        # In the order of ids, so that two writers never wait for each other in a circle.
        rows.sort(key=lambda values: values["offer_id"])
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(statement, rows)
            return int(cursor.rowcount)


def row(document: OfferDocument) -> dict[str, Any]:
    """The columns of a document."""
    analysed = analyse(document)
    return {
        "offer_id": document.offer_id,
        "version": document.version,
        "is_gone": False,
        "mirrored": 0,
        "changed_at": timezone.now(),
        "toned": " ".join(analysed.toned),
        "plain": " ".join(analysed.plain),
        "seller_words": " ".join(analysed.seller),
        "brand_words": " ".join(analysed.brand),
        "lexemes": tsvector(analysed.lexemes),
        "seller_id": document.seller_id,
        "seller_kind": document.seller_kind,
        "commune": document.commune,
        "categories": list(document.categories),
        "price": document.price,
        "in_stock": document.in_stock,
        "handover": list(document.handover),
        "confirmed_at": document.confirmed_at,
        "published_at": document.published_at,
        "completeness": document.completeness,
        "service": document.service,
    }


def gone(offer_id: int, version: int) -> dict[str, Any]:
    """The columns of an offer that was removed at `version`."""
    return {**row(OfferDocument(offer_id=offer_id, version=version, title="", price=0)), "is_gone": True}
