"""What the exchange does to orders by the clock."""

from django.utils import timezone
from procrastinate.contrib.django import app

from marketplace.commerce.order.actions import complete_order, escalate_unconfirmed_order, remind_of_unconfirmed_order
from marketplace.commerce.order.lifecycle import Actor
from marketplace.commerce.order.models import Order
from marketplace.lifecycles import ActionRefused


@app.periodic(cron="*/5 * * * *")
@app.task(name="order.chase_unconfirmed", queueing_lock="order.chase_unconfirmed")
def chase_unconfirmed_orders(timestamp: int) -> None:
    """Reminds sellers of new orders, and tells the officers when the time is up."""
    now = timezone.now()
    for order in Order.objects.to_remind(now).order_by("pk").iterator():
        remind_of_unconfirmed_order(order)
    for order in Order.objects.to_escalate(now).order_by("pk").iterator():
        escalate_unconfirmed_order(order)


@app.periodic(cron="17 * * * *")
@app.task(name="order.complete_delivered", queueing_lock="order.complete_delivered")
def complete_delivered_orders(timestamp: int) -> None:
    """Closes delivered orders when the days for returns are over."""
    for order in Order.objects.to_complete(timezone.now()).order_by("pk").iterator():
        try:
            complete_order(order, by=None, actor=Actor.EXCHANGE)
        except ActionRefused:
            continue  # the buyer was quicker
