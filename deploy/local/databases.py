"""Databases of one PostgreSQL server: made, found and dropped by their URL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import sql

from deploy.local.checkout import LocalError


def database_named(url: str, name: str) -> str:
    """The URL of another database on the same server."""
    address, _, query = url.partition("?")
    scheme, _, rest = address.partition("://")
    host = rest.partition("/")[0]
    return f"{scheme}://{host}/{name}" + (f"?{query}" if query else "")


def connected(url: str, *, autocommit: bool = False) -> psycopg.Connection[tuple[object, ...]]:
    """A connection to a database that a person may have named."""
    try:
        return psycopg.connect(url, autocommit=autocommit, connect_timeout=10)
    except psycopg.ProgrammingError as error:
        raise LocalError("DATABASE_URL is no address like postgresql://user:password@host:port/name.") from error
    except psycopg.OperationalError as error:
        raise LocalError(f"The database of DATABASE_URL cannot be reached: {error}") from error


def administration(url: str) -> psycopg.Connection[tuple[object, ...]]:
    """A connection that can make and drop databases."""
    return connected(database_named(url, "postgres"), autocommit=True)


def exists(url: str, name: str) -> bool:
    """Whether the server has a database of that name."""
    with administration(url) as connection:
        return connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def fresh_database(url: str, name: str) -> str:
    """Make an empty database in place of any of that name; return its URL."""
    drop(url, name)
    with administration(url) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'").format(sql.Identifier(name)))
    return database_named(url, name)


def rename(url: str, name: str, new_name: str) -> None:
    """Give a database its final name."""
    with administration(url) as connection:
        statement = sql.SQL("ALTER DATABASE {} RENAME TO {}")
        connection.execute(statement.format(sql.Identifier(name), sql.Identifier(new_name)))


def drop(url: str, name: str) -> None:
    """Drop a database, connected or not."""
    with administration(url) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def names(url: str, prefix: str) -> list[str]:
    """The databases whose names begin so."""
    with administration(url) as connection:
        found = connection.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [prefix])
        return [str(row[0]) for row in found.fetchall()]


def newest_first(url: str, prefix: str) -> list[str]:
    """The databases whose names begin so, the last made first: their numbers grow."""
    with administration(url) as connection:
        statement = "SELECT datname FROM pg_database WHERE starts_with(datname, %s) ORDER BY oid::bigint DESC"
        return [str(row[0]) for row in connection.execute(statement, [prefix]).fetchall()]


@contextmanager
def dropped(url: str, name: str) -> Iterator[None]:
    """Drop the database after the block."""
    try:
        yield
    finally:
        drop(url, name)
