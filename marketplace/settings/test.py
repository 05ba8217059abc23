"""Tests: real PostgreSQL, errors are errors, pages as in production."""

import os

os.environ.setdefault("SECRET_KEY", "test-only-" + "0" * 50)
os.environ.setdefault("PERSONAL_ID_KEYS", "ZGV2ZWxvcG1lbnQtb25seS1kZXZlbG9wbWVudC1vbmw=")
os.environ.setdefault("PERSONAL_ID_HASH_KEY", "test-only")
os.environ.setdefault("ALLOWED_HOSTS", "testserver,localhost,127.0.0.1")

from marketplace.settings.base import *

DEBUG = False
DEVELOPMENT_PAGES = True
# Each test process has a folder of its own for what it uploads; the test configuration sets it.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Tests that want Elasticsearch name the server that their fixture started.
ELASTICSEARCH_URLS: list[str] = []
SEARCH_SECOND_LOOK_SECONDS = 0.0
