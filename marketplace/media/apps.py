"""The media room as a Django app."""

from django.apps import AppConfig


class MediaConfig(AppConfig):
    """See the package's docstring."""

    name = "marketplace.media"
    label = "media"
