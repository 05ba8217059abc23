"""Putting goods into a basket."""

from django.db import transaction

from marketplace.commerce.basket.errors import NotOrderable
from marketplace.commerce.basket.models import Basket, Line
from marketplace.commerce.partner.availability import Orderable
from marketplace.commerce.partner.models import StockRecord


@transaction.atomic
def add_goods(basket: Basket, stock: StockRecord, *, quantity: int) -> Line:
    """Adds to what the basket holds of them already; raises NotOrderable when that is more, or less, than can be ordered."""
    held = basket.lines.filter(stockrecord=stock).first() if basket.pk else None
    permitted, reason = Orderable(stock).is_purchase_permitted(quantity + (held.quantity if held else 0))
    if not permitted:
        raise NotOrderable(reason)
    line: Line = basket.add_product(stock.product, quantity)[0]  # type: ignore[no-untyped-call]
    return line
