"""The operations room as a Django app."""

from django.apps import AppConfig


class OperationsConfig(AppConfig):
    """See the package's docstring."""

    name = "marketplace.operations"
    label = "operations"
