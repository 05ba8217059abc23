"""WSGI entry point."""

import os

from django.core.wsgi import get_wsgi_application

from marketplace.sending import whole_bodies

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings.production")
application = whole_bodies(get_wsgi_application())
