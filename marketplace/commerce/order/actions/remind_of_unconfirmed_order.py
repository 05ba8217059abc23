"""Reminding a seller of a new order."""

from django.db import transaction
from django.utils import timezone

from marketplace.commerce.order.events import OrderUnconfirmed
from marketplace.commerce.order.models import Order
from marketplace.events import publish


@transaction.atomic
def remind_of_unconfirmed_order(order: Order) -> bool:
    """Once per order; False when it has been confirmed or somebody else reminded in the meantime."""
    now = timezone.now()
    reminded = Order.objects.to_remind(now).filter(pk=order.pk).update(reminded_at=now)
    if reminded:
        publish(OrderUnconfirmed(order_id=order.pk, stage="reminder"))
    return bool(reminded)
