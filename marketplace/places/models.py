"""Provinces and communes as they stand since 1 July 2025, loaded from data/ by a migration; keys are the official codes."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ProvinceKind(models.TextChoices):
    """The two kinds of province-level unit."""

    PROVINCE = "tinh", pgettext_lazy("kind of place", "Province")
    CITY = "thanh-pho", pgettext_lazy("kind of place", "City")


class CommuneKind(models.TextChoices):
    """The three kinds of unit below a province."""

    WARD = "phuong", pgettext_lazy("kind of place", "Ward")
    COMMUNE = "xa", pgettext_lazy("kind of place", "Commune")
    SPECIAL_ZONE = "dac-khu", pgettext_lazy("kind of place", "Special zone")


class FormerKind(models.TextChoices):
    """The kinds of unit that stood before July 2025."""

    WARD = "P", pgettext_lazy("kind of place", "Former ward")
    COMMUNE = "X", pgettext_lazy("kind of place", "Former commune")
    TOWNSHIP = "TT", pgettext_lazy("kind of place", "Former township")
    DISTRICT = "H", pgettext_lazy("kind of place", "Former rural district")
    TOWN = "TX", pgettext_lazy("kind of place", "Former town")
    CITY = "TP", pgettext_lazy("kind of place", "Former provincial city")
    URBAN_DISTRICT = "Q", pgettext_lazy("kind of place", "Former urban district")
    PROVINCE = "T", pgettext_lazy("kind of place", "Former province")


# How a kind is written before a name in an address; Vietnamese in every language of the interface.
WRITTEN_KINDS = {
    "tinh": "Tỉnh",
    "thanh-pho": "Thành phố",
    "phuong": "Phường",
    "xa": "Xã",
    "dac-khu": "Đặc khu",
    "P": "phường",
    "X": "xã",
    "TT": "thị trấn",
    "H": "huyện",
    "TX": "thị xã",
    "TP": "thành phố",
    "Q": "quận",
    "T": "tỉnh",
}


class Province(models.Model):
    """One of the 34 provinces; `code` is the two-digit statistical code."""

    code = models.CharField(_("code"), max_length=2, primary_key=True)
    kind = models.CharField(_("kind"), max_length=10, choices=ProvinceKind, default=ProvinceKind.PROVINCE)
    name = models.CharField(_("name"), max_length=60)
    sort_key = models.CharField(max_length=120, db_collation="C", db_index=True, editable=False)

    class Meta:
        verbose_name = _("province")
        verbose_name_plural = _("provinces")
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return f"{WRITTEN_KINDS[self.kind]} {self.name}"


class CommuneQuerySet(models.QuerySet["Commune"]):
    """Questions asked of communes."""

    def of_the_exchange(self) -> "CommuneQuerySet":
        """The communes of the province that runs this exchange, where its sellers are."""
        return self.filter(province_id=settings.HOME_PROVINCE_CODE)


class Commune(models.Model):
    """A commune or ward; `code` is the five-digit code. `folded` is the name without tone marks, for typing."""

    code = models.CharField(_("code"), max_length=5, primary_key=True)
    province = models.ForeignKey(Province, on_delete=models.PROTECT, related_name="communes", verbose_name=_("province"))
    name = models.CharField(_("name"), max_length=60)
    kind = models.CharField(_("kind"), max_length=10, choices=CommuneKind)
    folded = models.CharField(max_length=60, db_index=True, editable=False)
    sort_key = models.CharField(max_length=120, db_collation="C", db_index=True, editable=False)
    # A point inside.
    latitude = models.FloatField(_("latitude"), null=True)
    longitude = models.FloatField(_("longitude"), null=True)
    # Every name it answers to, made by loading.search_text().
    search_text = models.TextField(default="", editable=False)

    objects = CommuneQuerySet.as_manager()

    class Meta:
        verbose_name = _("commune")
        verbose_name_plural = _("communes")
        ordering = ["sort_key", "code"]

    def __str__(self) -> str:
        return f"{WRITTEN_KINDS[self.kind]} {self.name}"

    @property
    def label(self) -> str:
        """As an address ends: "Phường Gò Dầu, tỉnh Tây Ninh". Needs the province selected with it."""
        province = str(self.province)
        return f"{self}, {province[0].lower()}{province[1:]}"


class PlaceAlias(models.Model):
    """What a commune, or a part of it, was called before July 2025: a former commune, district or province."""

    commune = models.ForeignKey(Commune, on_delete=models.CASCADE, related_name="aliases", verbose_name=_("commune"))
    kind = models.CharField(_("kind"), max_length=2, choices=FormerKind)
    name = models.CharField(_("name"), max_length=60)
    key = models.CharField(max_length=60, editable=False, db_index=True)

    class Meta:
        ordering = ["commune_id", "id"]
        verbose_name = _("former name")
        verbose_name_plural = _("former names")
        constraints = [models.UniqueConstraint(fields=["commune", "kind", "name"], name="one_row_per_former_name")]

    def __str__(self) -> str:
        return f"{WRITTEN_KINDS[self.kind]} {self.name}"
