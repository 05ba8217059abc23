"""The exchange's own engines, on real servers, with an index of the test's own."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest

from search.backends import engines
from search.backends.elasticsearch.backend import ElasticsearchBackend
from search.backends.protocol import SearchRequest
from search.text.vocabulary import Vocabulary
from search.understanding.reading import understand


@pytest.fixture
def only_postgresql(settings: Any) -> None:
    """The exchange without Elasticsearch."""
    settings.ELASTICSEARCH_URLS = []


@pytest.fixture
def both_engines(settings: Any, elasticsearch_url: str) -> Iterator[ElasticsearchBackend]:
    """The exchange with Elasticsearch, its index built and empty."""
    settings.ELASTICSEARCH_URLS = [elasticsearch_url]
    # What is found is asked with it, and not how quick a server is that has just started on a busy machine.
    settings.SEARCH_TIMEOUT_SECONDS = 30.0
    settings.SEARCH_INDEX_PREFIX = f"test-{uuid4().hex[:12]}"
    engines.forget()
    engine = engines.elasticsearch()
    assert engine is not None
    engine.rebuild([])
    # A server's first question loads what all later ones run; it must not have to fit into the half second that pages have.
    patient = ElasticsearchBackend(engine.writing, engine.writing, engine.alias, Vocabulary)
    patient.search(SearchRequest(understood=understand("muối tôm", Vocabulary())))
    yield engine
    engine.indices.delete_all()


@pytest.fixture(params=["postgresql", "elasticsearch"])
def engine(request: pytest.FixtureRequest, settings: Any, both_engines: ElasticsearchBackend) -> str:
    """The exchange with each engine in turn; its name."""
    if request.param == "postgresql":
        settings.ELASTICSEARCH_URLS = []
        engines.forget()
    return str(request.param)


@pytest.fixture(autouse=True)
def _lexicon_read_anew() -> None:
    """What officers added in one test is not known to the next."""
    from search.lexicon.additions import forget_lexicon

    forget_lexicon()
