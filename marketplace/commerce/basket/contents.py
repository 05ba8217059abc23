"""What is in a basket now: per seller, with what each thing costs today, and what cannot be ordered and why.

Drawn anew from PostgreSQL each time, so goods of a suspended seller, stale offers and sold-out goods are told at once.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from marketplace.commerce.basket.models import Basket, Line
from marketplace.commerce.partner.availability import Orderable
from marketplace.commerce.partner.models import Partner, StockRecord


@dataclass(frozen=True)
class Item:
    """One line. `problem` says why it cannot be ordered as it stands; `price_before` is set when the price changed since it was added."""

    line: Line
    problem: str
    closed: bool
    price_before: Decimal | None

    @property
    def stock(self) -> StockRecord:
        """Its price and stock."""
        stock: StockRecord = self.line.stockrecord
        return stock

    @property
    def title(self) -> str:
        """What it is."""
        return str(self.line.product.get_title())

    @property
    def price(self) -> Decimal:
        """Whole đồng for one unit, today."""
        return Decimal(self.stock.price or 0).quantize(Decimal(1))

    @property
    def total(self) -> Decimal:
        """Whole đồng for the quantity wanted."""
        return self.price * self.line.quantity

    @property
    def most(self) -> int:
        """The largest quantity that can be ordered now, 0 when none."""
        return 0 if self.closed else self.stock.left


@dataclass
class SellersPart:
    """What a basket holds of one seller."""

    partner: Partner
    items: list[Item] = field(default_factory=list)

    @property
    def orderable(self) -> list[Item]:
        """What would be ordered."""
        return [item for item in self.items if not item.problem]

    @property
    def subtotal(self) -> Decimal:
        """Whole đồng for the goods, without delivery and without what cannot be ordered."""
        return sum((item.total for item in self.orderable), Decimal(0))


@dataclass(frozen=True)
class Contents:
    """The basket, grouped by seller in the order in which things were added."""

    parts: list[SellersPart]

    @property
    def items(self) -> list[Item]:
        """All lines."""
        return [item for part in self.parts for item in part.items]

    @property
    def orderable_parts(self) -> list[SellersPart]:
        """The sellers who would get an order."""
        return [part for part in self.parts if part.orderable]

    @property
    def left_out(self) -> list[Item]:
        """What cannot be ordered as it stands."""
        return [item for item in self.items if item.problem]

    @property
    def goods_total(self) -> Decimal:
        """Whole đồng for everything that would be ordered, without delivery."""
        return sum((part.subtotal for part in self.parts), Decimal(0))


def contents(basket: Basket) -> Contents:
    """What is in the basket now."""
    grouped: dict[int, SellersPart] = {}
    wanted: dict[int, int] = defaultdict(int)
    for line in basket.all_lines():
        partner = line.stockrecord.partner
        wanted[line.stockrecord_id] += line.quantity
        grouped.setdefault(partner.pk, SellersPart(partner)).items.append(_item(line, wanted[line.stockrecord_id]))
    return Contents(list(grouped.values()))


def _item(line: Line, wanted: int) -> Item:
    availability = Orderable(line.stockrecord)
    _permitted, reason = availability.is_purchase_permitted(wanted)
    before = line.price_incl_tax
    changed = before is not None and before != line.stockrecord.price
    return Item(line, reason, bool(availability.closed_because), before.quantize(Decimal(1)) if before is not None and changed else None)
