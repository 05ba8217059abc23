"""The terms that a buyer has seen: goods, quantities, prices, charges.

They travel through the form as text and come back with the order. Whoever writes other terms into the form agrees to other terms: they are
compared with the present ones, and nothing is ever charged but the present ones.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Self

from django.utils.translation import gettext as _

from marketplace.commerce.basket.contents import Contents, Item, SellersPart
from marketplace.commerce.shipping.methods import methods_of
from marketplace.language.numbers import format_money

LONGEST = 20_000
# No quantity and no price here has more digits.
LARGEST = 10**12


@dataclass(frozen=True)
class Terms:
    """`goods`: quantity and price by basket line; `charges`: by seller, the charge of each way of delivery."""

    goods: dict[str, list[int]]
    charges: dict[str, dict[str, int]]

    @classmethod
    def of(cls, basket: Contents) -> Self:
        """The present terms of what can be ordered."""
        parts = basket.orderable_parts
        return cls(
            goods={str(item.line.pk): [item.line.quantity, int(item.price)] for part in parts for item in part.orderable},
            charges={str(part.partner.pk): {way.code: int(way.charge) for way in methods_of(part.partner)} for part in parts},
        )

    def text(self) -> str:
        """As it goes into the form."""
        return json.dumps({"goods": self.goods, "charges": self.charges}, separators=(",", ":"), sort_keys=True)

    @classmethod
    def read(cls, text: str) -> "Terms | None":
        """What came back; None when it is no such text. RecursionError: brackets nested by the thousand."""
        try:
            found = json.loads(text[:LONGEST])
            read = cls(goods=dict(found["goods"]), charges=dict(found["charges"]))
        except (ValueError, TypeError, KeyError, RecursionError):
            return None
        return read if all(_is_quantity_and_price(seen) for seen in read.goods.values()) else None

    def changes(self, now: Contents) -> list[str]:
        """Sentences for the buyer: what differs between these terms and the basket of now; empty when nothing does."""
        if self == Terms.of(now):
            return []
        return list(self._told(now)) or [_("Your basket has changed.")]

    def _told(self, now: Contents) -> Iterator[str]:
        for item in now.items:
            yield from self._told_of_item(item)
        for part in now.orderable_parts:
            yield from self._told_of_charges(part)

    def _told_of_item(self, item: Item) -> Iterator[str]:
        seen = self.goods.get(str(item.line.pk))
        if item.problem:
            if seen is not None:
                yield f"{item.title}: {item.problem}"
        elif seen is None:
            yield _("%(title)s has been added.") % {"title": item.title}
        elif seen != [item.line.quantity, int(item.price)]:
            yield from self._told_of_change(item, seen)

    def _told_of_change(self, item: Item, seen: list[int]) -> Iterator[str]:
        quantity, price = seen
        if price != int(item.price):
            yield _("%(title)s: the price is now %(now)s / %(unit)s, it was %(before)s.") % {
                "title": item.title,
                "now": format_money(item.price),
                "unit": item.stock.unit,
                "before": format_money(Decimal(price)),
            }
        if quantity != item.line.quantity:
            yield _("%(title)s: the quantity is now %(now)d.") % {"title": item.title, "now": item.line.quantity}

    def _told_of_charges(self, part: SellersPart) -> Iterator[str]:
        ways = {way.code: int(way.charge) for way in methods_of(part.partner)}
        seen = self.charges.get(str(part.partner.pk))
        if seen is not None and seen != ways:
            yield _("%(seller)s: the ways of delivery or their charges have changed.") % {"seller": part.partner.display_name}


def _is_quantity_and_price(seen: Any) -> bool:
    return isinstance(seen, list) and len(seen) == 2 and all(type(number) is int and 0 <= number <= LARGEST for number in seen)
