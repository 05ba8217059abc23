"""The storefront room as a Django app."""

from django.apps import AppConfig


class StorefrontConfig(AppConfig):
    """See the package's docstring."""

    name = "marketplace.storefront"
    label = "storefront"
