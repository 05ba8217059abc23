"""The workspace room as a Django app."""

from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    """See the package's docstring."""

    name = "sellers.workspace"
    label = "workspace"
