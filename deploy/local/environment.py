"""The two databases as a command needs them: those that the person named, else our own, for as long as it runs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from deploy.local.checkout import LocalError
from deploy.local.elasticsearch import is_ready
from deploy.local.elasticsearch_container import elasticsearch
from deploy.local.postgres import EmbeddedPostgres


@contextmanager
def running_database() -> Iterator[str]:
    """The URL of a running PostgreSQL: DATABASE_URL, else the embedded one."""
    named = os.environ.get("DATABASE_URL")
    if named:
        yield named
        return
    with EmbeddedPostgres().running() as url:
        yield url


@contextmanager
def running_elasticsearch() -> Iterator[str]:
    """The URL of a running Elasticsearch: ELASTICSEARCH_URL, else one of our own."""
    named = os.environ.get("ELASTICSEARCH_URL")
    if not named:
        with elasticsearch().running() as url:
            yield url
        return
    if not is_ready(named):
        raise LocalError(f"No Elasticsearch answers at ELASTICSEARCH_URL ({named}).")
    yield named
