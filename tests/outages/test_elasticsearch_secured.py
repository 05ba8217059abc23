"""An Elasticsearch with a key and TLS: the exchange gets in with what the environment names, and with nothing else."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from deploy.local.accounts import data_home
from deploy.local.elasticsearch import SMALL
from deploy.local.elasticsearch_secured import SecuredElasticsearch
from search.backends import engines
from search.backends.elasticsearch.backend import ElasticsearchBackend
from search.backends.protocol import Unavailable
from search.indexing.rebuilding import catch_up
from tests.factories.offers import offer

PREFIX = "exchange"


@pytest.fixture(scope="module")
def secured_elasticsearch() -> Iterator[SecuredElasticsearch]:
    """A node that shows a certificate of an authority of its own and asks for a key."""
    server = SecuredElasticsearch(data_home() / f"elasticsearch-secured-{uuid4().hex[:8]}", SMALL)
    try:
        server.use()
        yield server
    finally:
        server.release()
        server.destroy()


@pytest.fixture
def connected(settings: Any, db: None, secured_elasticsearch: SecuredElasticsearch) -> SecuredElasticsearch:
    settings.ELASTICSEARCH_URLS = [secured_elasticsearch.url]
    settings.ELASTICSEARCH_API_KEY = secured_elasticsearch.api_key(f"{PREFIX}-*")
    settings.SEARCH_INDEX_PREFIX = PREFIX
    engines.forget()
    return secured_elasticsearch


def engine() -> ElasticsearchBackend:
    engines.forget()
    found = engines.elasticsearch()
    assert found is not None
    return found


def trust_by_file(settings: Any, server: SecuredElasticsearch) -> None:
    settings.ELASTICSEARCH_CA_CERTS = str(server.authority)


def trust_by_fingerprint(settings: Any, server: SecuredElasticsearch) -> None:
    settings.ELASTICSEARCH_FINGERPRINT = server.fingerprint


@pytest.mark.alone
@pytest.mark.parametrize("trust", [trust_by_file, trust_by_fingerprint])
def test_search_works_with_the_key_and_a_trusted_certificate(
    connected: SecuredElasticsearch, settings: Any, client: Client, trust: Any
) -> None:
    trust(settings, connected)
    made = offer(title="Mắm ruốc")
    found = engine()
    assert catch_up() >= 1
    found.settle()
    assert client.get("/readyz").json()["search"] == "elasticsearch"
    assert made.pk in dict(found.versions())
    found.indices.delete_all()


@pytest.mark.alone
def test_a_certificate_of_nobody_we_know_is_refused(connected: SecuredElasticsearch, client: Client) -> None:
    with pytest.raises(Unavailable):
        engine().count()
    assert client.get("/readyz").json()["search"] == "degraded: postgresql"


@pytest.mark.alone
def test_a_certificate_with_another_fingerprint_is_refused(connected: SecuredElasticsearch, settings: Any) -> None:
    settings.ELASTICSEARCH_FINGERPRINT = "00" * 32
    with pytest.raises(Unavailable):
        engine().count()


@pytest.mark.alone
@pytest.mark.parametrize("key", ["", "bm8ta2V5OmF0LWFsbA=="])
def test_nobody_gets_in_without_the_key(connected: SecuredElasticsearch, settings: Any, key: str) -> None:
    trust_by_file(settings, connected)
    settings.ELASTICSEARCH_API_KEY = key
    with pytest.raises(Unavailable, match="401"):
        engine().count()


@pytest.mark.alone
def test_the_key_opens_the_indices_of_the_exchange_alone(connected: SecuredElasticsearch, settings: Any) -> None:
    trust_by_file(settings, connected)
    settings.SEARCH_INDEX_PREFIX = "others"
    with pytest.raises(Unavailable, match="403"):
        engine().rebuild([])
