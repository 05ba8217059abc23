"""Provinces and communes as they stand since 1 July 2025."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Province(models.Model):
    """One of the 34 provinces; `code` is the two-digit statistical code."""

    code = models.CharField(max_length=2, primary_key=True)
    name = models.CharField(_("name"), max_length=60)
    sort_key = models.CharField(max_length=120, db_index=True)

    class Meta:
        verbose_name = _("province")
        verbose_name_plural = _("provinces")
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.name


class Commune(models.Model):
    """A commune or ward; `code` is the five-digit code. `folded` is the name without tone marks, for typing."""

    code = models.CharField(max_length=5, primary_key=True)
    province = models.ForeignKey(Province, on_delete=models.PROTECT, related_name="communes")
    name = models.CharField(_("name"), max_length=60)
    kind = models.CharField(_("kind"), max_length=10)
    folded = models.CharField(max_length=60, db_index=True)
    sort_key = models.CharField(max_length=120, db_index=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)

    class Meta:
        verbose_name = _("commune")
        verbose_name_plural = _("communes")
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"
