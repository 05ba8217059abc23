"""The app label under which the translation command is found."""

from django.apps import AppConfig


class LanguageConfig(AppConfig):
    name = "marketplace.language"
    label = "language"
