"""Sending an order off."""

from marketplace.commerce.order import goods, history
from marketplace.commerce.order.events import OrderShipped
from marketplace.commerce.order.lifecycle import Actor
from marketplace.commerce.order.models import Order
from marketplace.lifecycles import transition
from marketplace.people.models import User


def ship_order(order: Order, *, by: User | None, carrier: str = "") -> Order:
    """The goods leave the stock: on their way, or ready to be picked up. `carrier` is free text: who brings them, the waybill."""
    with transition(order, "ship", by=by) as step:
        order.carrier = carrier.strip()[:120]
        goods.hand_over(order)
        history.note(order, step, actor=Actor.SELLER, by=by, reason=order.carrier)
        step.publish(OrderShipped(order_id=order.pk))
    return order
