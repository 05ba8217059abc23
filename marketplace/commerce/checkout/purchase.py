"""What a buyer decides at checkout."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from marketplace.commerce.basket.contents import Contents, SellersPart
from marketplace.commerce.checkout.errors import DeliveryRefused
from marketplace.commerce.checkout.terms import Terms
from marketplace.commerce.shipping.methods import SellersMethod, method_of
from marketplace.places.models import Commune


@dataclass(frozen=True)
class Wishes:
    """Who buys, where to, how the goods of each seller (by partner) get there, and on which terms.

    `phone` is E.164. Commune and street may be missing when everything is picked up. `key` tells one purchase from another: under one
    key one purchase is placed, however often it is sent.
    """

    key: str
    terms: Terms
    name: str
    phone: str
    ways: Mapping[int, str]
    commune: Commune | None = None
    street: str = ""
    email: str = ""
    notes: Mapping[int, str] = field(default_factory=dict)
    language: str = "vi"


@dataclass(frozen=True)
class SellersOrder:
    """One order about to be written."""

    part: SellersPart
    way: SellersMethod

    @property
    def total(self) -> Decimal:
        """Whole đồng, goods and delivery."""
        return self.part.subtotal + self.way.charge


def orders_of(basket: Contents, wishes: Wishes) -> list[SellersOrder]:
    """One order per seller, in the order of the sellers' primary keys; raises DeliveryRefused."""
    parts = sorted(basket.orderable_parts, key=lambda part: part.partner.pk)
    return [SellersOrder(part, _way(part, wishes)) for part in parts]


def _way(part: SellersPart, wishes: Wishes) -> SellersMethod:
    way = method_of(part.partner, wishes.ways.get(part.partner.pk, ""))
    if way is None or (way.needs_address and (wishes.commune is None or not wishes.street)):
        raise DeliveryRefused
    return way
