"""The shipped schema: what all migrations make of an empty database, so that a first start need not run them.

Running every migration of Django, Oscar, Wagtail and ours takes a minute or more, nearly all of it spent in Django
rebuilding its models, not in SQL. The dump holds their result, with the rows that migrations insert. It is loaded
into an empty database only, `migrate` then applies what is newer, and a test compares it with the real migrations.
Its first line names the digest of every migration of ours it contains: when one was edited since, it is not used.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

from deploy.local.checkout import PYTHON, ROOT, LocalError, child_environment, fail, say
from deploy.local.databases import connected, database_named, dropped, fresh_database
from deploy.local.environment import running_database
from deploy.local.postgres import MAJOR, binary

DUMP = ROOT / "deploy" / "schema.sql.gz"
HEADER = "-- migrations: "
UNSTABLE = re.compile(r"^(\\(un)?restrict .*|-- Dumped (from|by) .*)\n", re.MULTILINE)


def load_schema(url: str) -> bool:
    """Load the dump into the database when that is empty, of our version, and the dump is still true."""
    if not DUMP.exists():
        return False
    dump = gzip.decompress(DUMP.read_bytes()).decode()
    with connected(url) as connection:
        tables = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
        if tables != (0,) or connection.info.server_version // 10000 < int(MAJOR):
            return False
    if not contains_only_standing_migrations(dump):
        say("The shipped schema is older than an edited migration; running all migrations instead (make schema).")
        return False
    psql = [str(binary("psql")), "-Xq", "-v", "ON_ERROR_STOP=1", "--single-transaction", "-d", url]
    loaded = subprocess.run(psql, input=dump, text=True, stdout=subprocess.DEVNULL, check=False)
    if loaded.returncode != 0:
        raise LocalError("deploy/schema.sql.gz could not be loaded; rewrite it with `make schema`.")
    return True


def migration_files() -> list[Path]:
    """The migrations of this project."""
    kept = (path for path in ROOT.glob("*/**/migrations/*.py") if ".venv" not in path.parts)
    return sorted(path for path in kept if path.name != "__init__.py" and "node_modules" not in path.parts)


def contains_only_standing_migrations(dump: str) -> bool:
    """Whether every migration in the dump is still what it was."""
    first = dump.partition("\n")[0]
    if not first.startswith(HEADER):
        return False
    contained: dict[str, str] = json.loads(first.removeprefix(HEADER))
    return contained.items() <= _digests().items()


def dump_schema(url: str) -> str:
    """The database's structure and rows, as text that is the same for the same content."""
    options = ["--no-owner", "--no-privileges"]
    done = subprocess.run([str(binary("pg_dump")), *options, "-d", url], capture_output=True, text=True, check=True)
    return UNSTABLE.sub("", done.stdout)


def migrate(url: str) -> None:
    """Run the project's migrations on a database, in a process of its own."""
    done = subprocess.run(
        [str(PYTHON), "manage.py", "migrate", "--no-input", "--verbosity", "0"],
        cwd=ROOT,
        env=child_environment(DATABASE_URL=url),
        check=False,
    )
    if done.returncode != 0:
        raise LocalError("The migrations failed; the reason stands above.")


def rewrite() -> None:
    """Run all migrations on an empty database and write the dump."""
    with running_database() as url, dropped(url, "exchange_schema"):
        target = fresh_database(url, "exchange_schema")
        say("Running all migrations on an empty database …")
        migrate(target)
        text = f"{HEADER}{json.dumps(_digests(), sort_keys=True)}\n{dump_schema(database_named(url, 'exchange_schema'))}"
    DUMP.write_bytes(gzip.compress(text.encode(), mtime=0))
    say(f"Wrote {DUMP.relative_to(ROOT)} ({DUMP.stat().st_size // 1024} KB).")


def _digests() -> dict[str, str]:
    return {str(path.relative_to(ROOT)): hashlib.sha256(path.read_bytes()).hexdigest()[:16] for path in migration_files()}


if __name__ == "__main__":
    try:
        rewrite()
    except LocalError as error:
        sys.exit(fail(error))
