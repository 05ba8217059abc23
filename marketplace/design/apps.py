"""Makes the template tags of the pieces known to Django."""

from django.apps import AppConfig


class DesignConfig(AppConfig):
    name = "marketplace.design"
    label = "design"
