"""The template that test databases are copied from: made once per set of migrations, copied in a second."""

from __future__ import annotations

import hashlib

from deploy.local.accounts import data_home
from deploy.local.checkout import ROOT, say
from deploy.local.databases import drop, exists, fresh_database, newest_first, rename
from deploy.local.schema import DUMP, load_schema, migrate, migration_files
from deploy.local.shared_server import exclusive

PREFIX = "exchange_template_"
# Checkouts that share a server stand at different migrations: none may take away the template another is working with.
KEPT = 4


def ensure_template(url: str) -> str:
    """The name of a database with everything migrated in it; made now if these migrations are new."""
    name = PREFIX + _digest()
    with exclusive(data_home() / "template.lock"):
        if exists(url, name):
            return name
        say("Making the template of the test databases …")
        make_room(url, PREFIX)
        building = fresh_database(url, f"{PREFIX}unfinished")
        load_schema(building)
        migrate(building)
        rename(url, f"{PREFIX}unfinished", name)
    return name


def make_room(url: str, prefix: str) -> None:
    """Drop all but the last made, so that one more may stand beside them."""
    for old in newest_first(url, prefix)[KEPT - 1 :]:
        drop(url, old)


def _digest() -> str:
    """Changes with our migrations, and with the libraries' versions, which bring migrations of their own."""
    digest = hashlib.sha256()
    for path in (ROOT / "requirements.txt", DUMP, *migration_files()):
        digest.update(str(path.relative_to(ROOT)).encode())
        digest.update(path.read_bytes() if path.exists() else b"")
    return digest.hexdigest()[:12]
