"""Connections to Elasticsearch as the settings describe them."""

import logging
from typing import Any

from django.conf import settings
from elastic_transport import ApiError, TransportError
from elasticsearch import Elasticsearch

# A line for every request would drown the exchange's own.
logging.getLogger("elastic_transport").setLevel(logging.WARNING)

# Jobs may wait; a rebuild sends megabytes.
WRITING_SECONDS = 30.0


def client(seconds: float) -> Elasticsearch:
    """A client that gives up after `seconds`.

    Of several nodes, the next one is asked at once when one refuses the connection. What is slow is never asked again:
    PostgreSQL answers sooner.
    """
    several = len(settings.ELASTICSEARCH_URLS) > 1
    return Elasticsearch(
        settings.ELASTICSEARCH_URLS,
        request_timeout=seconds,
        max_retries=len(settings.ELASTICSEARCH_URLS) - 1,
        retry_on_status=(),
        retry_on_timeout=False,
        http_compress=False,
        # One node alone is asked again at once: our own circuit breaker decides when to leave it be. Of several, a dead one rests.
        dead_node_backoff_factor=1 if several else 0,
        **_trust(),
    )


def elasticsearch_answers() -> bool:
    """Whether a node answers within the time of a page, and every part of the indices can be searched."""
    with client(settings.SEARCH_TIMEOUT_SECONDS) as asking:
        try:
            return asking.cluster.health()["status"] in {"green", "yellow"}
        except (TransportError, ApiError):
            return False


def _trust() -> dict[str, Any]:
    """By what the exchange shows who it is, and knows the server."""
    options: dict[str, Any] = {}
    if settings.ELASTICSEARCH_API_KEY:
        options["api_key"] = settings.ELASTICSEARCH_API_KEY
    if settings.ELASTICSEARCH_CA_CERTS:
        options["ca_certs"] = settings.ELASTICSEARCH_CA_CERTS
    if settings.ELASTICSEARCH_FINGERPRINT:
        options["ssl_assert_fingerprint"] = settings.ELASTICSEARCH_FINGERPRINT.replace(":", "")
    return options
