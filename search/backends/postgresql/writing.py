"""The table of search documents, written: a newer version replaces an older one, never the other way round."""

import json
from array import array
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from typing import Any, TypeVar

from django.db import connection, transaction
from django.utils import timezone
from psycopg import sql

from search.backends.postgresql.tsquery import tsvector
from search.backends.slices import CHECKSUM
from search.documents import OfferDocument, analyse

T = TypeVar("T")

BATCH = 500
READ_AT_ONCE = 10_000
COLUMNS = (
    "offer_id", "version", "is_gone", "mirrored", "changed_at", "toned", "plain", "seller_words", "brand_words", "lexemes",
    "seller_id", "seller_kind", "commune", "categories", "price", "handover", "certificates",
    "confirmed_at", "published_at",
    "completeness", "service", "certified",
)  # fmt: skip
# The checksum of a row.
CHECKED = CHECKSUM.format("concat_ws(':', offer_id, version, nullif(array_to_string(certificates, ','), ''))")
# What lets a row take the place of another.
NEWER = "excluded.version > stands.version"
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

    def rewrite(self, documents: Iterable[OfferDocument]) -> int:
        """Writes all documents and removes every other row that stood before; returns how many documents there were.

        What is equal already stays, and so does what others wrote meanwhile.
        """
        # Eight bytes a number: a set of a million of them would take sixty megabytes.
        written, standing, version_of = array("q"), array("q"), array("q")
        # Read before the first document: what jobs publish while these are written is no left-over.
        for offer_id, version in self.versions():
            standing.append(offer_id)
            version_of.append(version)

        def noted() -> Iterator[OfferDocument]:
            for document in documents:
                written.append(document.offer_id)
                yield document

        with forgetting_statements():
            self.write(noted(), repair=True)
        for batch in in_batches(without(zip(standing, version_of, strict=True), sorted(written))):
            self.remove(dict(batch), repair=True)
        return len(written)

    def versions(self, first: int = 0, last: int | None = None) -> Iterator[tuple[int, int]]:
        """(offer id, version) of all offers between that are there, in the order of ids."""
        beyond = "" if last is None else "AND offer_id <= %(last)s"
        statement = f"""SELECT offer_id, version FROM {self.name} WHERE NOT is_gone AND offer_id >= %(first)s {beyond}
            ORDER BY offer_id LIMIT %(most)s"""  # noqa: S608
        while rows := self._rows(statement, {"first": first, "last": last, "most": READ_AT_ONCE}):
            yield from rows
            first = rows[-1][0] + 1

    @property
    def built_by(self) -> str:
        """The fingerprint that the table was marked with; PostgreSQL keeps it as the table's comment."""
        return str(self._rows("SELECT obj_description(%(name)s::regclass, 'pg_class')", {"name": self.name})[0][0] or "")

    def mark(self, fingerprint: str) -> None:
        """Notes by what the table was filled."""
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL("COMMENT ON TABLE {} IS {}").format(sql.Identifier(self.name), sql.Literal(fingerprint)))

    def settle(self) -> None:
        """Puts what waits to be indexed into the index, and lets the planner know what stands there now.

        The server would do both by itself minutes later; until then searches would be slow.
        """
        with connection.cursor() as cursor:
            statement = """SELECT gin_clean_pending_list(indexrelid::regclass) FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
                JOIN pg_am ON pg_am.oid = relam WHERE indrelid = %s::regclass AND amname = 'gin'"""
            cursor.execute(statement, [self.name])
            cursor.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(self.name)))

    def _rows(self, statement: str, parameters: dict[str, Any]) -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute(statement, parameters)
            rows: list[Any] = cursor.fetchall()
            return rows

    def _upsert(self, rows: list[dict[str, Any]], repair: bool) -> int:
        replaced = [column for column in COLUMNS if column not in KEPT_ON_CONFLICT]
        updates = ", ".join(f"{column} = excluded.{column}" for column in replaced)
        newer = f"excluded.version >= stands.version AND {_differs(replaced)}" if repair else NEWER
        columns = ", ".join(COLUMNS)
        # One statement and one parameter for a whole batch; in the order of ids, so that two writers never wait for each other in a circle.
        statement = f"""
            INSERT INTO {self.name} AS stands ({columns})
            SELECT {columns} FROM json_populate_recordset(NULL::{self.name}, %(rows)s::json) ORDER BY offer_id
            ON CONFLICT (offer_id) DO UPDATE SET {updates} WHERE {newer}"""  # noqa: S608
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, {"rows": json.dumps(rows, default=str, ensure_ascii=False)})
            return int(cursor.rowcount)


@contextmanager
def forgetting_statements() -> Iterator[None]:
    """With DEBUG Django keeps the last nine thousand statements with their parameters: of a rebuild that would be every document."""
    kept, connection.queries_log = connection.queries_log, deque(maxlen=1)
    try:
        yield
    finally:
        connection.queries_log = kept


def _differs(columns: list[str]) -> str:
    """A row that says the same already is not written again: its eighty lexemes would all be entered into the index anew."""
    told = [column for column in columns if column != "changed_at"]
    return f"({', '.join(f'stands.{each}' for each in told)}) IS DISTINCT FROM ({', '.join(f'excluded.{each}' for each in told)})"


def without(versions: Iterable[tuple[int, int]], kept: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Those of the pairs whose ids are not among the kept ones; both come in the order of ids."""
    following = iter(kept)
    next_kept = next(following, None)
    for offer_id, version in versions:
        while next_kept is not None and next_kept < offer_id:
            next_kept = next(following, None)
        if next_kept != offer_id:
            yield offer_id, version


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
        "handover": list(document.handover),
        "certificates": list(document.certificates),
        "confirmed_at": document.confirmed_at,
        "published_at": document.published_at,
        "completeness": document.completeness,
        "service": document.service,
        "certified": document.certified,
    }


def gone(offer_id: int, version: int) -> dict[str, Any]:
    """The columns of an offer that was removed at `version`."""
    return {**row(OfferDocument(offer_id=offer_id, version=version, title="", price=0)), "is_gone": True}
