"""Search: Elasticsearch where configured, PostgreSQL otherwise and whenever Elasticsearch does not answer."""

from marketplace.settings.environment import env

ELASTICSEARCH_URLS = [url.strip() for url in env("ELASTICSEARCH_URL").split(",") if url.strip()]
ELASTICSEARCH_API_KEY = env("ELASTICSEARCH_API_KEY")
ELASTICSEARCH_CA_CERTS = env("ELASTICSEARCH_CA_CERTS")
SEARCH_INDEX_PREFIX = env("SEARCH_INDEX_PREFIX")
SEARCH_TIMEOUT_SECONDS = 0.5
