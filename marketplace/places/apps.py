"""The places room as a Django app."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """See the package's docstring."""

    name = "marketplace.places"
    label = "places"
