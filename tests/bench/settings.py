"""As in production but without HTTPS, with the bare page and a counter of queries beside the real ones."""

from marketplace.settings.environment import env
from marketplace.settings.test import *  # noqa: F403
from marketplace.settings.test import MIDDLEWARE

ROOT_URLCONF = "tests.bench.urls"
MIDDLEWARE = ["tests.bench.counting.CountQueries", *MIDDLEWARE]
ELASTICSEARCH_URLS = env("ELASTICSEARCH_URL")
