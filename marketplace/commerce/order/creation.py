"""How an order is written down.

Differs from Oscar's OrderCreator: stock is reserved before anything is written (here, unless the caller shows a reservation that covers the
lines), lines keep unit and offer, and the number comes from the seller's own count.
"""

from typing import Any

from django.db import transaction
from oscar.apps.order.utils import OrderCreator as OscarOrderCreator

from marketplace.commerce.order.errors import StockNotReserved
from marketplace.commerce.order.models import Order
from marketplace.commerce.order.numbers import next_numbers
from marketplace.commerce.partner import stock


class OrderNumberGenerator:
    """Numbers orders per seller."""

    def order_number(self, basket: Any) -> str:
        """The next number of the seller of the basket's first line."""
        partner_id = basket.all_lines()[0].stockrecord.partner_id
        return next_numbers([partner_id])[partner_id]


class OrderCreator(OscarOrderCreator):
    """Writes one seller's order."""

    def place_order(self, basket: Any, *args: Any, reservation: stock.Reservation | None = None, **kwargs: Any) -> Order:
        """As Oscar's; `reservation` covers the basket's lines, or they are reserved here. Raises OutOfStock or StockNotReserved."""
        wanted = [(line.stockrecord_id, line.quantity) for line in basket.all_lines()]
        with transaction.atomic():
            if reservation is None:
                reservation = stock.reserve(stock.total(wanted))
            if not reservation.covers(wanted):
                raise StockNotReserved
            kwargs.setdefault("order_number", None)
            kwargs["order_number"] = kwargs["order_number"] or OrderNumberGenerator().order_number(basket)
            order: Order = super().place_order(basket, *args, **kwargs)  # type: ignore[no-untyped-call]
            return order

    def update_stock_records(self, line: Any) -> None:
        """Nothing: the stock was reserved before the first row was written."""

    def create_line_models(self, order: Order, basket_line: Any, extra_line_fields: dict[str, Any] | None = None) -> Any:
        """Keeps the unit and the offer as they are now."""
        stockrecord = basket_line.stockrecord
        kept = {"unit": stockrecord.unit, "offer_id": stockrecord.offer_id}
        return super().create_line_models(order, basket_line, {**kept, **(extra_line_fields or {})})  # type: ignore[no-untyped-call]
