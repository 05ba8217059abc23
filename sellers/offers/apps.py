"""The offers room as a Django app."""

from django.apps import AppConfig


class SellOffersConfig(AppConfig):
    """See the package's docstring."""

    name = "sellers.offers"
    label = "offers"
