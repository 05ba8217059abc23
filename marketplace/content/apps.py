"""The content room as a Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ContentConfig(AppConfig):
    """See the package's docstring."""

    name = "marketplace.content"
    label = "content"

    def ready(self) -> None:
        """Lets Wagtail's site follow SITE_URL; of this app's own signal, for its migrations make the site."""
        from marketplace.content.site import follow_site_url

        post_migrate.connect(follow_site_url, sender=self)
