"""What a buyer will pay, per seller and in all, with the ways of delivery as they are chosen now."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language

from marketplace.commerce.basket.contents import Contents, SellersPart
from marketplace.commerce.shipping.methods import SellersMethod, method_of, methods_of
from marketplace.language.spoken import say_money


@dataclass(frozen=True)
class Share:
    """What one seller gets at the door."""

    part: SellersPart
    way: SellersMethod

    @property
    def total(self) -> Decimal:
        """Whole đồng, goods and delivery."""
        return self.part.subtotal + self.way.charge

    @property
    def charges(self) -> list[SellersMethod]:
        """All ways that the seller offers, for the page's script."""
        return methods_of(self.part.partner)


@dataclass(frozen=True)
class Summary:
    """All shares."""

    shares: list[Share]

    @classmethod
    def of(cls, now: Contents, ways: Mapping[int, Any]) -> "Summary":
        """`ways` by partner; what is not one of the seller's ways counts as his usual one."""
        return cls([Share(part, _way(part, ways.get(part.partner.pk))) for part in now.orderable_parts])

    @property
    def goods(self) -> Decimal:
        """Whole đồng without delivery."""
        return sum((share.part.subtotal for share in self.shares), Decimal(0))

    @property
    def delivery(self) -> Decimal:
        """Whole đồng of all deliveries."""
        return sum((share.way.charge for share in self.shares), Decimal(0))

    @property
    def total(self) -> Decimal:
        """Whole đồng."""
        return self.goods + self.delivery

    @property
    def in_words(self) -> str:
        """The total as a person says it; Vietnamese only."""
        return say_money(int(self.total)).capitalize() if (get_language() or "vi").startswith("vi") else ""


def _way(part: SellersPart, code: Any) -> SellersMethod:
    return method_of(part.partner, str(code)) or methods_of(part.partner)[0]
