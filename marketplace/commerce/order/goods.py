"""The goods of an order and the stock that stands behind them; each unit is freed or handed over once."""

from marketplace.commerce.order.models import Line, Order
from marketplace.commerce.partner import stock


def free(order: Order) -> None:
    """What the order had reserved can be ordered again. A no-op for what has left the stock already."""
    stock.release(_reserved(order))
    order.lines.filter(num_allocated__gt=0).update(num_allocated=0, allocation_cancelled=True)


def hand_over(order: Order) -> None:
    """What the order had reserved leaves the seller's stock."""
    stock.consume(_reserved(order))
    order.lines.filter(num_allocated__gt=0).update(num_allocated=0)


def _reserved(order: Order) -> dict[int, int]:
    lines = Line.objects.filter(order=order, num_allocated__gt=0, stockrecord__isnull=False)
    return stock.total(lines.values_list("stockrecord_id", "num_allocated"))
