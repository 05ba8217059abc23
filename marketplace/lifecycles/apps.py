"""Makes the command that prints lifecycles known to Django."""

from django.apps import AppConfig


class LifecyclesConfig(AppConfig):
    """Holds no tables."""

    name = "marketplace.lifecycles"
    label = "lifecycles"
