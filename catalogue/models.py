"""Products as Oscar knows them, and categories with an English name and an icon."""

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from oscar.apps.catalogue.abstract_models import AbstractCategory


class Category(AbstractCategory):
    """A kind of goods or services; `name` is Vietnamese, `icon` a name in icons.svg."""

    name_en = models.CharField(_("English name"), max_length=255, blank=True)
    icon = models.CharField(_("icon"), max_length=30, blank=True)

    @property
    def label(self) -> str:
        """The name in the reader's language."""
        return self.name_en if self.name_en and (get_language() or "").startswith("en") else self.name

    def get_absolute_url(self) -> str:
        """The page of its offers; Oscar's own pages of categories are not part of the exchange."""
        return reverse("category", args=[self.slug])


from oscar.apps.catalogue.models import *
