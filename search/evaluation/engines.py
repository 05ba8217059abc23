"""Throwaway engines: an index or a table of their own, gone afterwards."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import uuid4

from django.apps.registry import Apps
from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection, models

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
    """Made from the model, so that a database without any table serves as well."""
    trial = trial_model(f"search_trial_{uuid4().hex[:8]}")
    with connection.schema_editor() as editor:
        editor.create_model(trial)
        editor.execute(f"ALTER TABLE {trial._meta.db_table} SET UNLOGGED")
    try:
        yield PostgreSQLBackend(vocabulary, trial._meta.db_table)
    finally:
        with connection.schema_editor() as editor:
            editor.delete_model(trial)


def trial_model(table: str) -> type[models.Model]:
    """SearchDocument with its indexes under another name, unknown to the other models."""
    own = SearchDocument._meta
    indexes = []
    for index in own.indexes:
        copied = index.clone()
        copied.name = f"{table}_{index.name.removeprefix('search_document_')}"
        indexes.append(copied)
    options = type("Meta", (), {"apps": Apps(), "app_label": own.app_label, "db_table": table, "indexes": indexes})
    fields = {field.name: field.clone() for field in own.local_concrete_fields}
    return type("Trial", (models.Model,), {"__module__": __name__, "Meta": options, **fields})
