"""Connections to Elasticsearch as the settings describe them."""

import logging

from django.conf import settings
from elasticsearch import Elasticsearch

# A line for every request would drown the exchange's own.
logging.getLogger("elastic_transport").setLevel(logging.WARNING)

# Jobs may wait; a rebuild sends megabytes.
WRITING_SECONDS = 30.0


def client(seconds: float, *, retries: int = 0) -> Elasticsearch:
    """A client that gives up after `seconds`. Pages never retry: PostgreSQL answers sooner."""
    options = {"api_key": settings.ELASTICSEARCH_API_KEY} if settings.ELASTICSEARCH_API_KEY else {}
    if settings.ELASTICSEARCH_CA_CERTS:
        options["ca_certs"] = settings.ELASTICSEARCH_CA_CERTS
    return Elasticsearch(
        settings.ELASTICSEARCH_URLS,
        request_timeout=seconds,
        max_retries=retries,
        retry_on_timeout=False,
        http_compress=False,
        # A node that failed once is asked again at once: our own circuit breaker decides when to leave it alone.
        dead_node_backoff_factor=0,
        **options,
    )
