"""Telling the officers of a new order that its seller left alone."""

from django.db import transaction
from django.utils import timezone

from marketplace.commerce.order.events import OrderUnconfirmed
from marketplace.commerce.order.models import Order
from marketplace.events import publish


@transaction.atomic
def escalate_unconfirmed_order(order: Order) -> bool:
    """Once per order; False when it has been confirmed or escalated in the meantime."""
    now = timezone.now()
    escalated = Order.objects.to_escalate(now).filter(pk=order.pk).update(escalated_at=now)
    if escalated:
        publish(OrderUnconfirmed(order_id=order.pk, stage="escalation"))
    return bool(escalated)
