"""The same tests on both engines."""

from collections.abc import Iterator

import pytest

from tests.search.engines import TestIndex, index_in


@pytest.fixture(params=["postgresql", "elasticsearch"])
def index(request: pytest.FixtureRequest, db: None, elasticsearch_url: str) -> Iterator[TestIndex]:
    """An empty index."""
    with index_in(request.param, elasticsearch_url) as made:
        yield made
