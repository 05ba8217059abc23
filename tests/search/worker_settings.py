"""Settings of a worker that a test starts: the test's own index."""

from marketplace.settings.environment import env
from marketplace.settings.test import *  # noqa: F403

ELASTICSEARCH_URLS = env("ELASTICSEARCH_URL")
SEARCH_INDEX_PREFIX = env("SEARCH_INDEX_PREFIX")
