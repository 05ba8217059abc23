"""Search: Elasticsearch where configured, PostgreSQL otherwise and whenever Elasticsearch does not answer."""

from marketplace.settings.environment import env
from marketplace.settings.search_connection import check_connection

ELASTICSEARCH_URLS = env("ELASTICSEARCH_URL")
ELASTICSEARCH_API_KEY = env("ELASTICSEARCH_API_KEY")
ELASTICSEARCH_CA_CERTS = env("ELASTICSEARCH_CA_CERTS")
ELASTICSEARCH_FINGERPRINT = env("ELASTICSEARCH_FINGERPRINT")
ELASTICSEARCH_SHARDS = env("ELASTICSEARCH_SHARDS")
ELASTICSEARCH_REPLICAS = env("ELASTICSEARCH_REPLICAS")
ELASTICSEARCH_REFRESH_INTERVAL = env("ELASTICSEARCH_REFRESH_INTERVAL")
SEARCH_INDEX_PREFIX = env("SEARCH_INDEX_PREFIX")
SEARCH_TIMEOUT_SECONDS = 0.5
# What differs from the index may only be under way: jobs run within seconds, and what Elasticsearch missed is written every fifteen. Less
# than the twenty seconds that a worker has to end.
SEARCH_SECOND_LOOK_SECONDS = 18.0

check_connection(ELASTICSEARCH_URLS, authority=ELASTICSEARCH_CA_CERTS, fingerprint=ELASTICSEARCH_FINGERPRINT)
