"""Refusing an order: the seller a new one, the buyer the goods at the door."""

from marketplace.commerce.order import goods, history
from marketplace.commerce.order.errors import ReasonMissing
from marketplace.commerce.order.events import OrderRefused
from marketplace.commerce.order.lifecycle import REFUSED_BY, Actor
from marketplace.commerce.order.models import Order
from marketplace.lifecycles import transition
from marketplace.people.models import User


def refuse_order(order: Order, *, by: User | None, actor: Actor, reason: str) -> Order:
    """Always with a reason (ReasonMissing).

    A new order's goods are free again. Goods that came back from the door stay out of stock until the seller counts them in: nobody else
    knows whether they can still be sold.
    """
    reason = reason.strip()
    if not reason:
        raise ReasonMissing
    with transition(order, "refuse", by=by, may=lambda _, locked: _may(actor, locked), reason=reason) as step:
        goods.free(order)
        history.note(order, step, actor=actor, by=by, reason=reason)
        step.publish(OrderRefused(order_id=order.pk, actor=actor))
    return order


def _may(actor: Actor, order: Order) -> bool:
    # A state that knows no refusal is the lifecycle's to name.
    return not order.can("refuse") or actor in REFUSED_BY[order.status]
