"""Elasticsearch for the tests: one shared by all, and one that a test may break."""

from __future__ import annotations

import os
from collections.abc import Iterator
from uuid import uuid4

import pytest

from deploy.local.accounts import data_home
from deploy.local.elasticsearch import PASSING, SMALL, LocalElasticsearch
from deploy.local.elasticsearch_container import ContainerElasticsearch, elasticsearch
from deploy.local.environment import running_elasticsearch


@pytest.fixture(scope="session")
def elasticsearch_url() -> Iterator[str]:
    """A running server, shared by all parallel workers: tests use index names of their own."""
    with running_elasticsearch(PASSING) as url:
        os.environ["ELASTICSEARCH_URL"] = url
        yield url


@pytest.fixture(scope="session")
def _fragile_elasticsearch() -> Iterator[LocalElasticsearch | ContainerElasticsearch]:
    server = elasticsearch(data_home() / f"elasticsearch-{uuid4().hex[:8]}", SMALL)
    server.use()
    yield server
    server.release()
    server.destroy()


@pytest.fixture
def elasticsearch_to_break(
    _fragile_elasticsearch: LocalElasticsearch | ContainerElasticsearch,
) -> Iterator[LocalElasticsearch | ContainerElasticsearch]:
    """A server of this test's own, to `pause`, `resume`, `kill` and `start`; mended before the next test."""
    yield _fragile_elasticsearch
    _fragile_elasticsearch.resume()
    if not _fragile_elasticsearch.answers():
        _fragile_elasticsearch.start()
