"""Closing an order."""

from marketplace.commerce.order import history
from marketplace.commerce.order.events import OrderCompleted
from marketplace.commerce.order.lifecycle import Actor
from marketplace.commerce.order.models import Order
from marketplace.lifecycles import transition
from marketplace.people.models import User


def complete_order(order: Order, *, by: User | None, actor: Actor) -> Order:
    """The buyer says that all is well, or the exchange closes the order when the days for returns are over."""
    with transition(order, "complete", by=by, may=lambda *_: actor in (Actor.BUYER, Actor.EXCHANGE)) as step:
        history.note(order, step, actor=actor, by=by)
        step.publish(OrderCompleted(order_id=order.pk, actor=actor))
    return order
