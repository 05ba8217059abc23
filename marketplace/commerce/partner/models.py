"""What commerce must know of a seller, and the stock of each product.

Partner carries a projection of the seller, written by the sellers' actions only: commerce never imports sellers.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from oscar.apps.partner.abstract_models import AbstractPartner, AbstractStockRecord


class SellerKind(models.TextChoices):
    """The three kinds of business that may sell."""

    ENTERPRISE = "enterprise", _("Enterprise")
    COOPERATIVE = "cooperative", _("Cooperative")
    HOUSEHOLD = "household", _("Household business")


class PartnerQuerySet(models.QuerySet["Partner"]):
    """Questions asked of partners."""

    def trading(self) -> "PartnerQuerySet":
        """Partners whose goods may be shown and ordered now."""
        return self.filter(is_trading=True)


class Partner(AbstractPartner):
    """A seller as commerce sees him."""

    legal_name = models.CharField(_("legal name"), max_length=200, blank=True)
    kind = models.CharField(_("kind of business"), max_length=12, choices=SellerKind, default=SellerKind.ENTERPRISE)
    is_trading = models.BooleanField(_("may trade"), default=False, db_index=True)
    phone = models.CharField(_("phone number"), max_length=16, blank=True)
    zalo = models.CharField(_("Zalo number"), max_length=16, blank=True)
    address_line = models.CharField(_("street address"), max_length=200, blank=True)
    commune = models.ForeignKey(
        "places.Commune", verbose_name=_("commune"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    flat_rate = models.DecimalField(_("delivery charge"), max_digits=12, decimal_places=0, default=30_000)
    delivers = models.BooleanField(_("delivers"), default=True)
    offers_pickup = models.BooleanField(_("can be picked up"), default=True)
    return_days = models.PositiveSmallIntegerField(_("days for returns"), default=7)

    objects = PartnerQuerySet.as_manager()


class StockRecord(AbstractStockRecord):
    """Price and stock of a product; what the live offer projects, and what is left.

    `price` is whole đồng. `num_allocated` counts what open orders have reserved.
    """

    unit = models.CharField(_("unit"), max_length=20, default="kg")
    minimum_quantity = models.PositiveIntegerField(_("minimum order"), default=1)
    is_for_sale = models.BooleanField(_("for sale"), default=False, db_index=True)

    class Meta(AbstractStockRecord.Meta):
        constraints = [
            models.UniqueConstraint(fields=["product"], name="one_stock_record_per_product"),
            models.CheckConstraint(
                condition=models.Q(num_allocated__isnull=True) | models.Q(num_allocated__lte=models.F("num_in_stock")),
                name="never_more_reserved_than_in_stock",
            ),
        ]

    @property
    def left(self) -> int:
        """How many can still be ordered."""
        return max(0, (self.num_in_stock or 0) - (self.num_allocated or 0))


from oscar.apps.partner.models import *
