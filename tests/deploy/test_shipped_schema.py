"""The schema that a first start loads is what the migrations make."""

import gzip
import os
import re
import subprocess
from collections.abc import Iterator

import psycopg
import pytest

from deploy.local.databases import drop, fresh_database
from deploy.local.postgres import binary
from deploy.local.schema import DUMP, HEADER, UNSTABLE, contains_only_standing_migrations, load_schema, migrate

SHIPPED, MIGRATED, RELOADED = (f"exchange_check_{what}_{os.getpid()}" for what in ("shipped", "migrated", "reloaded"))


@pytest.fixture
def both() -> Iterator[tuple[str, str]]:
    """A database from the shipped schema, and one from all migrations."""
    url = os.environ["DATABASE_URL"]
    shipped, migrated = fresh_database(url, SHIPPED), fresh_database(url, MIGRATED)
    assert load_schema(shipped)
    migrate(migrated)
    yield shipped, migrated
    drop(url, SHIPPED)
    drop(url, MIGRATED)


def _dump(url: str, *options: str) -> str:
    dumped = subprocess.run([str(binary("pg_dump")), *options, "-d", url], capture_output=True, text=True, check=True)
    return UNSTABLE.sub("", dumped.stdout)


def _rows(url: str, query: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url) as connection:
        return connection.execute(query).fetchall()  # type: ignore[arg-type]


def _counts(url: str) -> dict[str, int]:
    tables = [str(row[0]) for row in _rows(url, "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")]
    return {table: int(str(_rows(url, f'SELECT count(*) FROM "{table}"')[0][0])) for table in tables}


def test_what_is_shipped_is_what_the_migrations_make(both: tuple[str, str]) -> None:
    """One test of all there is to compare: to migrate takes a minute."""
    shipped, migrated = both
    # The server words some constraints differently after a dump was loaded, so both go through one.
    reloaded = fresh_database(os.environ["DATABASE_URL"], RELOADED)
    with psycopg.connect(reloaded) as connection:
        connection.execute(re.sub(r"^\\.*$", "", _dump(migrated, "--schema-only"), flags=re.MULTILINE))
    assert _dump(shipped, "--schema-only") == _dump(reloaded, "--schema-only"), "run: make schema"
    drop(os.environ["DATABASE_URL"], RELOADED)
    applied = "SELECT app, name FROM django_migrations ORDER BY 1, 2"
    assert _rows(shipped, applied) == _rows(migrated, applied), "run: make schema"
    assert _counts(shipped) == _counts(migrated), "run: make schema"


class TestLoading:
    @pytest.fixture
    def empty(self) -> Iterator[str]:
        url = os.environ["DATABASE_URL"]
        yield fresh_database(url, f"{SHIPPED}_empty")
        drop(url, f"{SHIPPED}_empty")

    def test_never_touches_a_database_that_holds_something(self, empty: str) -> None:
        with psycopg.connect(empty) as connection:
            connection.execute("CREATE TABLE somebodys (id int)")
        assert not load_schema(empty)
        assert _rows(empty, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'") == [("somebodys",)]

    def test_is_refused_when_a_migration_in_it_was_edited_since(self) -> None:
        shipped = gzip.decompress(DUMP.read_bytes()).decode()
        digest = next(iter(shipped.partition("\n")[0].removeprefix(HEADER).split('"')[3:]))
        assert not contains_only_standing_migrations(shipped.replace(digest, "0" * 16, 1))

    def test_is_refused_without_the_list_of_its_migrations(self) -> None:
        assert not contains_only_standing_migrations("CREATE TABLE t (id int);")
