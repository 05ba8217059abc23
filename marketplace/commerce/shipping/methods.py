"""What a seller offers: a flat charge for delivery, or picking the goods up (Oscar's methods know no sellers)."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _
from oscar.apps.shipping.methods import Base
from oscar.core.prices import Price

from marketplace.commerce.partner.models import Partner
from marketplace.commerce.shipping.codes import DELIVERY, PICKUP


class SellersMethod(Base):
    """One seller's way; `charge` is whole đồng for the whole order."""

    needs_address = False

    def __init__(self, partner: Partner) -> None:
        self.partner = partner

    @property
    def charge(self) -> Decimal:
        """What the buyer pays for it."""
        raise NotImplementedError

    def calculate(self, basket: Any) -> Price:
        """The charge in Oscar's words."""
        return Price(currency=basket.currency, excl_tax=self.charge, tax=Decimal(0))


class Delivery(SellersMethod):
    """The seller delivers for a flat charge."""

    code = DELIVERY
    name = _("Delivery to your door")  # type: ignore[assignment]
    needs_address = True

    @property
    def charge(self) -> Decimal:
        """The seller's flat rate."""
        return Decimal(self.partner.flat_rate)


class Pickup(SellersMethod):
    """The buyer fetches the goods at the seller's place."""

    code = PICKUP
    name = _("Pick up at the seller's")  # type: ignore[assignment]

    @property
    def charge(self) -> Decimal:
        """Nothing."""
        return Decimal(0)


def methods_of(partner: Partner) -> list[SellersMethod]:
    """The ways the seller offers, the usual one first; picking up always remains when he does not deliver."""
    methods: list[SellersMethod] = [Delivery(partner)] if partner.delivers else []
    if partner.offers_pickup or not methods:
        methods.append(Pickup(partner))
    return methods


def method_of(partner: Partner, code: str) -> SellersMethod | None:
    """The seller's way with that code, None when he does not offer it."""
    return next((method for method in methods_of(partner) if method.code == code), None)
