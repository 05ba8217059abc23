"""The control of the proof of broken bodies: the exchange on a server that takes for the whole form whatever came of it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings.production")
application = get_wsgi_application()
