"""The demonstration as a Django app."""

from django.apps import AppConfig


class DemonstrationConfig(AppConfig):
    """Brings the commands that load and name the demonstration data."""

    name = "marketplace.demonstration"
    label = "demonstration"
