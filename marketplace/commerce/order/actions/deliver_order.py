"""Handing the goods to the buyer."""

from django.utils import timezone

from marketplace.commerce.order import history
from marketplace.commerce.order.clock import completes_at
from marketplace.commerce.order.events import OrderDelivered
from marketplace.commerce.order.lifecycle import Actor
from marketplace.commerce.order.models import Order
from marketplace.lifecycles import transition
from marketplace.people.models import User


def deliver_order(order: Order, *, by: User | None) -> Order:
    """The buyer has the goods and has paid for them at the door; the days for returns begin."""
    with transition(order, "deliver", by=by) as step:
        order.delivered_at = timezone.now()
        order.completes_at = completes_at(order.delivered_at, order.partner.return_days)
        history.note(order, step, actor=Actor.SELLER, by=by)
        step.publish(OrderDelivered(order_id=order.pk))
    return order
