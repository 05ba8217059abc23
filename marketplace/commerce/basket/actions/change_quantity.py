"""Changing how much of something a basket holds."""

from django.db import transaction

from marketplace.commerce.basket.errors import NotOrderable
from marketplace.commerce.basket.models import Basket, Line
from marketplace.commerce.partner.availability import Orderable


@transaction.atomic
def change_quantity(basket: Basket, line: Line, *, quantity: int) -> Line:
    """Raises NotOrderable when that much cannot be ordered. Seen today's price with it, the buyer is not told of the older one again."""
    stock = line.stockrecord
    permitted, reason = Orderable(stock).is_purchase_permitted(quantity)
    if not permitted:
        raise NotOrderable(reason)
    line.basket = basket
    line.quantity = quantity
    line.price_excl_tax = line.price_incl_tax = stock.price
    line.save(update_fields=["quantity", "price_excl_tax", "price_incl_tax", "date_updated"])
    basket.read_again()
    return line
