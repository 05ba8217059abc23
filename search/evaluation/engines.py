"""Throwaway engines: an index or a table of their own, gone afterwards."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import uuid4

from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection

from search.backends.elasticsearch.backend import ElasticsearchBackend
from search.backends.elasticsearch.clients import WRITING_SECONDS, client
from search.backends.elasticsearch.layout import Layout
from search.backends.postgresql.backend import PostgreSQLBackend
from search.backends.protocol import SearchBackend
from search.models import SearchDocument
from search.text.vocabulary import Vocabulary


@contextmanager
def throwaway(name: str, vocabulary: Callable[[], Vocabulary]) -> Iterator[SearchBackend]:
    """An empty engine of that name."""
    if name == "elasticsearch":
        with _index(vocabulary) as engine:
            yield engine
    else:
        with _table(vocabulary) as backend:
            yield backend


@contextmanager
def _index(vocabulary: Callable[[], Vocabulary]) -> Iterator[SearchBackend]:
    if not settings.ELASTICSEARCH_URLS:
        raise CommandError("No Elasticsearch is configured: set ELASTICSEARCH_URL.")
    connected = client(WRITING_SECONDS)
    engine = ElasticsearchBackend(
        connected, connected, f"{settings.SEARCH_INDEX_PREFIX}-trial-{uuid4().hex[:8]}", vocabulary, Layout.of_settings()
    )
    try:
        yield engine
    finally:
        engine.indices.delete_all()


@contextmanager
def _table(vocabulary: Callable[[], Vocabulary]) -> Iterator[SearchBackend]:
    name = f"search_trial_{uuid4().hex[:8]}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE UNLOGGED TABLE {name} (LIKE {SearchDocument._meta.db_table} INCLUDING ALL)")
    try:
        yield PostgreSQLBackend(vocabulary, name)
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE {name}")
