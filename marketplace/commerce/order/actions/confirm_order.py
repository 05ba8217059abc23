"""Confirming an order."""

from marketplace.commerce.order import history
from marketplace.commerce.order.events import OrderConfirmed
from marketplace.commerce.order.lifecycle import Actor
from marketplace.commerce.order.models import Order
from marketplace.lifecycles import transition
from marketplace.people.models import User


def confirm_order(order: Order, *, by: User | None) -> Order:
    """The seller will deliver; `by` is None when he confirms by a signed link. Stops the confirmation clock."""
    with transition(order, "confirm", by=by) as step:
        history.note(order, step, actor=Actor.SELLER, by=by)
        step.publish(OrderConfirmed(order_id=order.pk))
    return order
