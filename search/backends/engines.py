"""The engines of this process, as the settings name them."""

from functools import lru_cache
from typing import Protocol

from django.conf import settings

from search.backends.elasticsearch.backend import ElasticsearchBackend
from search.backends.elasticsearch.clients import WRITING_SECONDS, client
from search.backends.elasticsearch.layout import Layout
from search.backends.postgresql.backend import PostgreSQLBackend
from search.backends.protocol import SearchRequest, SearchResult
from search.backends.resilient import ResilientSearch
from search.vocabulary import current_vocabulary


class Searching(Protocol):
    """What pages need of an engine."""

    def search(self, request: SearchRequest) -> SearchResult:
        """Offers that fit, best first, with facets."""
        ...

    def suggest(self, text: str, limit: int) -> tuple[int, ...]:
        """Ids of offers whose titles continue what is being typed."""
        ...


@lru_cache(maxsize=1)
def postgresql() -> PostgreSQLBackend:
    """The engine that is always there."""
    return PostgreSQLBackend(current_vocabulary)


@lru_cache(maxsize=1)
def elasticsearch() -> ElasticsearchBackend | None:
    """The engine of the exchange, where one is configured."""
    if not settings.ELASTICSEARCH_URLS:
        return None
    reading = client(settings.SEARCH_TIMEOUT_SECONDS)
    alias = f"{settings.SEARCH_INDEX_PREFIX}-offers"
    writing = client(WRITING_SECONDS)
    return ElasticsearchBackend(reading, writing, alias, current_vocabulary, Layout.of_settings(), settings.SEARCH_TIMEOUT_SECONDS)


@lru_cache(maxsize=1)
def searching() -> Searching:
    """What pages ask."""
    first = elasticsearch()
    return ResilientSearch(first, postgresql()) if first else postgresql()


def forget() -> None:
    """Reads the settings again at the next question; for tests that change them."""
    for cached in (postgresql, elasticsearch, searching):
        cached.cache_clear()
