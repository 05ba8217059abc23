"""The content room as a Django app."""

from django.apps import AppConfig


class ContentConfig(AppConfig):
    """See the package's docstring."""

    name = "marketplace.content"
    label = "content"
