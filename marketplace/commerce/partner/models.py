"""What commerce must know of a seller, and the stock of each product.

Partner carries a projection of the seller, written by the sellers' actions only: commerce never imports sellers.
"""

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from oscar.apps.partner.abstract_models import AbstractPartner, AbstractStockRecord
from oscar.apps.partner.exceptions import InvalidStockAdjustment

from marketplace.people.identifiers import show_phone


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
    orders_counted = models.PositiveIntegerField(default=0, editable=False)

    objects = PartnerQuerySet.as_manager()

    @property
    def shown_phone(self) -> str:
        """The phone number as people write it."""
        return show_phone(self.phone) if self.phone else ""

    @property
    def zalo_link(self) -> str:
        """Opens a chat with the seller; empty when he has no Zalo."""
        return f"https://zalo.me/{self.zalo.lstrip('+')}" if self.zalo else ""


def _allocated() -> Coalesce:
    return Coalesce(models.F("num_allocated"), 0)


class StockRecordQuerySet(models.QuerySet["StockRecord"]):
    """Every change of what is left, as one guarded statement each; `stock.py` says in which order they are run."""

    def take(self, pk: int, quantity: int) -> bool:
        """Reserves `quantity`; False when less is left or the goods are not for sale."""
        guarded = self.filter(pk=pk, is_for_sale=True, num_in_stock__gte=_allocated() + quantity)
        return bool(guarded.update(num_allocated=_allocated() + quantity))

    def give_back(self, pk: int, quantity: int) -> bool:
        """Frees what an order had reserved; False when that much is not reserved."""
        return bool(self.filter(pk=pk, num_allocated__gte=quantity).update(num_allocated=_allocated() - quantity))

    def hand_over(self, pk: int, quantity: int) -> bool:
        """What was reserved leaves the seller's stock; False when that much is not reserved."""
        reserved = self.filter(pk=pk, num_allocated__gte=quantity)
        return bool(reserved.update(num_allocated=_allocated() - quantity, num_in_stock=models.F("num_in_stock") - quantity))


class StockRecord(AbstractStockRecord):
    """Price and stock of a product; what the live offer projects, and what is left.

    `price` is whole đồng. `num_allocated` counts what open orders have reserved. `offer_id` is the offer that is projected, kept as a
    number because offers stand above commerce.
    """

    unit = models.CharField(_("unit"), max_length=20, default="kg")
    minimum_quantity = models.PositiveIntegerField(_("minimum order"), default=1)
    is_for_sale = models.BooleanField(_("for sale"), default=False, db_index=True)
    offer_id = models.BigIntegerField(_("offer"), null=True, blank=True, db_index=True)
    picture = models.ForeignKey(
        "media.Picture", verbose_name=_("picture"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = StockRecordQuerySet.as_manager()

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

    # Oscar's own three ways to change stock check nothing in the database; they go through the guarded statements here.
    def allocate(self, quantity: int) -> None:
        """Reserves `quantity`; raises InvalidStockAdjustment when it is not there."""
        self._changed(StockRecord.objects.take(self.pk, quantity))

    def cancel_allocation(self, quantity: int) -> None:
        """Frees what was reserved; raises InvalidStockAdjustment when that much is not reserved."""
        self._changed(StockRecord.objects.give_back(self.pk, quantity))

    def consume_allocation(self, quantity: int) -> None:
        """What was reserved leaves the stock; raises InvalidStockAdjustment when that much is not reserved."""
        self._changed(StockRecord.objects.hand_over(self.pk, quantity))

    def _changed(self, done: bool) -> None:
        if not done:
            raise InvalidStockAdjustment(f"stock record {self.pk}")
        self.refresh_from_db(fields=["num_allocated", "num_in_stock"])


from oscar.apps.partner.models import *
