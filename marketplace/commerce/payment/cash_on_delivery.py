"""Cash on delivery: the buyer pays the seller at the door; the exchange never holds the money."""

from typing import Any

from marketplace.commerce.payment.models import Source, SourceType

CODE = "cash-on-delivery"
NAME = "Cash on delivery"


def expect_cash(order: Any) -> Source:
    """Writes down that the order's total is to be paid in cash to its seller."""
    kind, _ = SourceType.objects.get_or_create(code=CODE, defaults={"name": NAME})
    source: Source = Source.objects.create(
        order=order, source_type=kind, currency=order.currency, amount_allocated=order.total_incl_tax, reference=order.number
    )
    return source
