"""The two databases as a command needs them: those that the person named, else our own, for as long as it runs."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from deploy.local.checkout import LocalError
from deploy.local.elasticsearch import LASTING, is_ready
from deploy.local.elasticsearch_container import elasticsearch
from deploy.local.postgres import EmbeddedPostgres
from deploy.local.shared_server import SharedServer


def named_server(variable: str, own: SharedServer) -> str:
    """The server that the person named; empty when there is none, or when it is our own, as `make services` printed it."""
    named = os.environ.get(variable, "")
    return "" if named == own.url else named


@contextmanager
def running_database() -> Iterator[str]:
    """The URL of a running PostgreSQL: DATABASE_URL, else the embedded one."""
    own = EmbeddedPostgres()
    named = named_server("DATABASE_URL", own)
    if named:
        yield named
        return
    with own.running() as url:
        yield url


@contextmanager
def running_elasticsearch(java: Sequence[str] = LASTING) -> Iterator[str]:
    """The URL of a running Elasticsearch: ELASTICSEARCH_URL, else one of our own, started so if it does not run yet."""
    own = elasticsearch(java=java)
    named = named_server("ELASTICSEARCH_URL", own)
    if not named:
        with own.running() as url:
            yield url
        return
    if not is_ready(named):
        raise LocalError(f"No Elasticsearch answers at ELASTICSEARCH_URL ({named}).")
    yield named
