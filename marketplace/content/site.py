"""Where Wagtail believes the exchange to stand: its full addresses ("view live", mail to editors) begin with what SITE_URL says."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Site

PORTS = {"http": 80, "https": 443}


def follow_site_url(apps: Any, **_told: Any) -> None:
    """After every migration the default site stands at SITE_URL, so that nobody has to say it a second time."""
    try:
        apps.get_model("wagtailcore", "Site")
    except LookupError:  # one app alone was migrated, on an empty database
        return
    parts = urlsplit(settings.SITE_URL)
    hostname, port = parts.hostname or "localhost", parts.port or PORTS[parts.scheme]
    site = Site.objects.filter(is_default_site=True).first()
    # Where another site stands there already, an editor has arranged it so.
    if site is not None and not Site.objects.filter(hostname=hostname, port=port).exists():
        site.hostname, site.port = hostname, port
        site.save()  # whereby Wagtail forgets the addresses that it has kept
