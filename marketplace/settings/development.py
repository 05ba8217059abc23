"""One machine, for people who build: no secret needed, messages stay in the outbox."""

import os

# Keys that protect nothing: demonstration data only.
os.environ.setdefault("SECRET_KEY", "development-only-" + "0" * 50)
os.environ.setdefault("PERSONAL_ID_KEYS", "ZGV2ZWxvcG1lbnQtb25seS1kZXZlbG9wbWVudC1vbmw=")
os.environ.setdefault("PERSONAL_ID_HASH_KEY", "development-only")
os.environ.setdefault("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")

from marketplace.settings.base import *

DEBUG = True
DEVELOPMENT_PAGES = True
