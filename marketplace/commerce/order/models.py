"""Purchases, and the orders they consist of: one per seller.

Differs from Oscar's: an order belongs to one seller and to one purchase, moves by its lifecycle alone, keeps who did what and why, and its
address is a Vietnamese one. What was bought is kept as it was: title, unit, price, and the number of the offer.
"""

import datetime as dt
import secrets
from typing import ClassVar, NoReturn

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from oscar.apps.address.abstract_models import AbstractShippingAddress
from oscar.apps.order.abstract_models import AbstractLine, AbstractOrder, AbstractOrderStatusChange

from marketplace.commerce.order.lifecycle import CALLED_OFF, ORDER, STATE_KINDS, Actor, OrderState
from marketplace.commerce.order.querysets import OrderQuerySet, PurchaseQuerySet
from marketplace.commerce.shipping.codes import PICKUP
from marketplace.language.numbers import format_quantity
from marketplace.lifecycles import Lifecycle
from marketplace.people.identifiers import show_phone

FRESH = dt.timedelta(minutes=30)


def new_token() -> str:
    """192 random bits, safe in an address."""
    return secrets.token_urlsafe(24)


class OrderGroup(models.Model):
    """One purchase: what a buyer bought with one press of the button; `total` is whole đồng, delivery included.

    `token` is the buyer's key to it: whoever has the link sees the purchase. Pressing the button again finds this purchase by its
    `idempotency_key` instead of making another; `basket` is where the goods were.
    """

    token = models.CharField(max_length=43, unique=True, default=new_token, editable=False)
    idempotency_key = models.CharField(max_length=80, unique=True, editable=False)
    basket = models.ForeignKey("basket.Basket", null=True, on_delete=models.SET_NULL, related_name="purchases")
    buyer = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="purchases")
    buyer_name = models.CharField(_("full name"), max_length=150)
    phone = models.CharField(_("phone number"), max_length=16, db_index=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(_("language"), max_length=5, default="vi")
    total = models.DecimalField(_("total"), max_digits=12, decimal_places=0)
    created_at = models.DateTimeField(_("placed"), auto_now_add=True, db_index=True)

    objects = PurchaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("purchase")
        verbose_name_plural = _("purchases")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.buyer_name} {self.created_at:%d/%m/%Y}"

    def get_absolute_url(self) -> str:
        """The buyer's page of the purchase, by its unguessable link."""
        return reverse("purchase", args=[self.token])

    @property
    def shown_phone(self) -> str:
        """The phone number as people write it."""
        return show_phone(self.phone)

    @property
    def is_fresh(self) -> bool:
        """Placed a moment ago: the buyer has just come from checkout."""
        return timezone.now() - self.created_at < FRESH


class Order(AbstractOrder):
    """One seller's part of a purchase. Its state is moved by the actions of this package only."""

    lifecycle: ClassVar[Lifecycle] = ORDER
    pipeline = {state: tuple(ORDER.table.get(state, {}).values()) for state in OrderState.values}

    group = models.ForeignKey(OrderGroup, on_delete=models.PROTECT, related_name="orders", verbose_name=_("purchase"))
    partner = models.ForeignKey("partner.Partner", on_delete=models.PROTECT, related_name="orders", verbose_name=_("seller"))
    note = models.CharField(_("note to the seller"), max_length=300, blank=True)
    carrier = models.CharField(_("carrier and waybill"), max_length=120, blank=True)
    confirm_by = models.DateTimeField(_("to be confirmed by"), null=True, db_index=True)
    remind_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    escalated_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(_("delivered"), null=True)
    completes_at = models.DateTimeField(_("closes by itself"), null=True, db_index=True)

    objects = OrderQuerySet.as_manager()

    def set_status(self, new_status: str) -> NoReturn:
        """Oscar's way around the lifecycle is closed."""
        raise TypeError("orders are moved by the actions of marketplace.commerce.order")

    @property
    def state_label(self) -> str | Promise:
        """The state in words."""
        if self.is_picked_up and self.status == OrderState.SHIPPED:
            return _("Ready to be picked up")
        return OrderState(self.status).label

    @property
    def is_picked_up(self) -> bool:
        """The buyer fetches the goods himself."""
        return bool(self.shipping_code == PICKUP)

    @property
    def is_waiting_for_the_seller(self) -> bool:
        """New: the confirmation clock runs."""
        return bool(self.status == OrderState.NEW)

    @property
    def is_over(self) -> bool:
        """Nothing more can happen to it."""
        return not ORDER.table.get(self.status)

    @property
    def was_called_off(self) -> bool:
        """Cancelled or refused: nothing is paid."""
        return self.status in CALLED_OFF

    @property
    def due(self) -> dt.datetime | None:
        """Until when the seller has to answer; None when he has."""
        return self.confirm_by if self.is_waiting_for_the_seller else None

    @property
    def goods_in_words(self) -> str:
        """What was ordered, in one line."""
        return ", ".join(f"{line.title} × {format_quantity(line.quantity, line.unit)}" for line in self.lines.all())

    @property
    def state_kind(self) -> str:
        """How the state is marked beside its words."""
        return STATE_KINDS[self.status]

    @property
    def can_be_cancelled(self) -> bool:
        """By either side."""
        return self.can("cancel")

    @property
    def can_be_completed(self) -> bool:
        """By the buyer."""
        return self.can("complete")

    @property
    def can_be_called_off(self) -> bool:
        """By the buyer: cancelled, or the goods not taken at the door."""
        return self.can("cancel") or (self.can("refuse") and not self.is_waiting_for_the_seller)

    def can(self, action: str) -> bool:
        """Whether the lifecycle has that action in the present state."""
        return ORDER.allows(self.status, action)


class Line(AbstractLine):
    """What was bought, as it was offered then."""

    unit = models.CharField(_("unit"), max_length=20, blank=True)
    offer_id = models.BigIntegerField(_("offer"), null=True, blank=True)


class ShippingAddress(AbstractShippingAddress):
    """Where one seller delivers one order. `first_name` is the whole name, `line1` the street; there are no postcodes and no districts."""

    country = None
    commune = models.ForeignKey("places.Commune", verbose_name=_("commune"), on_delete=models.PROTECT, related_name="+")
    search_fields = ["first_name", "line1"]
    base_fields = hash_fields = ["line1"]

    @property
    def in_words(self) -> str:
        """From small to large, as addresses are written in Vietnam."""
        return f"{self.line1}, {self.commune}, {self.commune.province}"


class OrderStatusChange(AbstractOrderStatusChange):
    """One row of an order's history: who moved it, in whose name, and why."""

    actor = models.CharField(_("by"), max_length=8, choices=Actor, default=Actor.EXCHANGE)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    @property
    def state_label(self) -> str | Promise:
        """The state reached, in words."""
        return OrderState(self.new_status).label

    @property
    def called_the_order_off(self) -> bool:
        """Cancelled or refused by this."""
        return self.new_status in CALLED_OFF


from oscar.apps.order.models import *
