"""The rules room as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RulesConfig(AppConfig):
    """See the package's docstring."""

    name = "marketplace.rules"
    label = "rules"
    verbose_name = _("Rules")
