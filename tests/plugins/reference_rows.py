"""The rows that migrations insert (Wagtail's root page, content types, the queue's version), put back after a test."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from psycopg import sql


@dataclass(frozen=True)
class ReferenceRows:
    """Every table's fingerprint as migrations leave it, and the content of those that are not empty."""

    fingerprints: dict[str, tuple[int, str]]
    content: dict[str, bytes]

    @classmethod
    def of(cls, connection: Any) -> ReferenceRows:
        """Read them from a database that holds nothing else yet."""
        fingerprints = _fingerprints(connection)
        content = {}
        with connection.cursor() as cursor:
            for table, (count, _) in fingerprints.items():
                if count:
                    with cursor.copy(sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(table))) as copy:
                        content[table] = b"".join(bytes(block) for block in copy)
        return cls(fingerprints, content)

    def put_back(self, connection: Any) -> None:
        """Empty the tables that changed and fill them again, with triggers and foreign keys out of the way.

        Some tables refuse deletion by trigger (the audit trail), so this needs a superuser, which the embedded
        server's role is. A connection that a test left open with a lock makes it fail within seconds, not hang.
        """
        now = _fingerprints(connection)
        changed = [table for table, fingerprint in now.items() if fingerprint != self.fingerprints.get(table)]
        if not changed:
            return
        with connection.cursor() as cursor:
            cursor.execute("BEGIN; SET LOCAL lock_timeout = '10s'; SET LOCAL session_replication_role = replica")
            for table in changed:
                cursor.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
                if table in self.content:
                    with cursor.copy(sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(table))) as copy:
                        copy.write(self.content[table])
            cursor.execute("COMMIT")


def _fingerprints(connection: Any) -> dict[str, tuple[int, str]]:
    """Number of rows and a sum over their hashes, per table, in one query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1")
        tables = [row[0] for row in cursor.fetchall()]
        one = "SELECT {name}, count(*), coalesce(sum(hashtextextended(t::text, 0)), 0)::text FROM {table} t"
        parts = [sql.SQL(one).format(name=sql.Literal(t), table=sql.Identifier(t)) for t in tables]
        cursor.execute(sql.SQL(" UNION ALL ").join(parts))
        return {name: (count, total) for name, count, total in cursor.fetchall()}
