"""Kinds of certificates: reference data, edited by superusers."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Covers(models.TextChoices):
    """What a certificate of a kind speaks of."""

    GOODS = "goods", _("The goods that it names")
    ALL = "all", _("All goods of the seller")


class KindQuerySet(models.QuerySet["CertificateKind"]):
    """Questions asked of kinds."""

    def offered(self) -> "KindQuerySet":
        """Those that sellers may hand in, in the order of their worth to buyers."""
        return self.filter(is_active=True).order_by("position", "pk")


class CertificateKind(models.Model):
    """What a certificate can be, in both languages.

    `short_name` is what a card has room for. Levels (the stars of OCOP) run from the lowest to the highest; kinds without have neither.
    `months_valid` is how long the issuer lets one stand; kinds without it may stand for ever. `position` is the place in lists, and the
    kind with the lowest is the one that a card shows.
    """

    code = models.SlugField(_("code"), max_length=30, unique=True)
    name = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120)
    short_name = models.CharField(_("short name"), max_length=30)
    short_name_en = models.CharField(_("short name in English"), max_length=30)
    lowest_level = models.PositiveSmallIntegerField(_("lowest level"), null=True, blank=True)
    highest_level = models.PositiveSmallIntegerField(_("highest level"), null=True, blank=True)
    months_valid = models.PositiveSmallIntegerField(_("months valid"), null=True, blank=True)
    covers = models.CharField(_("covers"), max_length=5, choices=Covers, default=Covers.GOODS)
    is_active = models.BooleanField(_("can be handed in"), default=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = KindQuerySet.as_manager()

    class Meta:
        verbose_name = _("kind of certificate")
        verbose_name_plural = _("kinds of certificates")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(lowest_level=None, highest_level=None) | models.Q(lowest_level__lte=models.F("highest_level")),
                name="levels_of_a_kind_from_low_to_high",
            )
        ]

    def __str__(self) -> str:
        return self.said

    def clean(self) -> None:
        """Both ends of the levels, or none: said in words before the database refuses."""
        super().clean()
        low, high = self.lowest_level, self.highest_level
        if (low is None) != (high is None) or (low is not None and high is not None and low > high):
            raise ValidationError({"highest_level": _("Give the lowest and the highest level, or neither.")})

    @property
    def said(self) -> str:
        """The name in the language of the page."""
        return self.name_en if _english() else self.name

    @property
    def levels(self) -> range:
        """The levels that a certificate of this kind can have; empty without."""
        if self.lowest_level is None or self.highest_level is None:
            return range(0)
        return range(self.lowest_level, self.highest_level + 1)

    @property
    def has_levels(self) -> bool:
        """Whether a certificate of this kind says how good the goods are."""
        return bool(self.levels)

    @property
    def covers_all(self) -> bool:
        """Stands for all goods of its seller: his premises or his system were checked, not single goods."""
        return self.covers == Covers.ALL

    def codes(self) -> list[tuple[str, int | None]]:
        """Every (code, level) that goods can have of this kind: the kind alone first, then with each level."""
        return [(self.code, None), *((code_of(self.code, level), level) for level in self.levels)]


def code_of(kind: str, level: int | None) -> str:
    """ "ocop" and 4 give "ocop-4"."""
    return f"{kind}-{level}" if level else kind


def short(kind: "CertificateKind | Mapping[str, Any]", level: int | None) -> str:
    """What a card says: "OCOP 4 sao"; `kind` may also be a row with the names of its columns."""
    return _named(kind, "short_name", level)


def full(kind: "CertificateKind | Mapping[str, Any]", level: int | None) -> str:
    """What a page says: "Sản phẩm OCOP 4 sao"."""
    return _named(kind, "name", level)


def _named(kind: "CertificateKind | Mapping[str, Any]", column: str, level: int | None) -> str:
    names = vars(kind) if isinstance(kind, CertificateKind) else kind
    english = _english()
    name = str(names[f"{column}_en" if english else column])
    if not level:
        return name
    return f"{name}, {level} stars" if english and column == "name" else f"{name} {level} {'stars' if english else 'sao'}"


def _english() -> bool:
    return (get_language() or "vi").startswith("en")
