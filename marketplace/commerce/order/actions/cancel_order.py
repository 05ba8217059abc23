"""Calling an order off before the goods leave."""

from marketplace.commerce.order import goods, history
from marketplace.commerce.order.errors import ReasonMissing
from marketplace.commerce.order.events import OrderCancelled
from marketplace.commerce.order.lifecycle import CANCELLED_BY, REASON_EXPECTED_OF, Actor
from marketplace.commerce.order.models import Order
from marketplace.lifecycles import transition
from marketplace.people.models import User


def cancel_order(order: Order, *, by: User | None, actor: Actor, reason: str) -> Order:
    """Frees the goods. A buyer may leave the reason out; a seller or the exchange may not (ReasonMissing)."""
    reason = reason.strip()
    if actor in REASON_EXPECTED_OF and not reason:
        raise ReasonMissing
    with transition(order, "cancel", by=by, may=lambda *_: actor in CANCELLED_BY, reason=reason) as step:
        goods.free(order)
        history.note(order, step, actor=actor, by=by, reason=reason)
        step.publish(OrderCancelled(order_id=order.pk, actor=actor))
    return order
