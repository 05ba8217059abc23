"""Production as it is, but for two things that would only cost time: static files are taken from their folders instead of being
collected first, and the quick password hashes of tests are understood.
"""

from marketplace.settings.production import *  # noqa: F403
from marketplace.settings.production import PASSWORD_HASHERS, STORAGES

STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
PASSWORD_HASHERS = [*PASSWORD_HASHERS, "django.contrib.auth.hashers.MD5PasswordHasher"]
