"""WSGI entry point."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from marketplace.sending import whole_bodies

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings.production")
application = whole_bodies(get_wsgi_application())


def load_ahead() -> None:
    """Loads what the first pages would wait for: every view, and the lexicon's files. Nothing is asked of a database."""
    from search.lexicon.lexicon import lexicon

    _ = get_resolver().url_patterns
    lexicon()
