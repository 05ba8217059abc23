"""The history of an order in words, as both sides and the officers read it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from marketplace.commerce.order.lifecycle import Actor, OrderState
from marketplace.commerce.order.models import Order, OrderStatusChange
from marketplace.design.shapes import Step

# Whole sentences: an actor put into one would need another form in every language.
CALLED_OFF_BY: dict[tuple[str, str], str | Promise] = {
    (OrderState.CANCELLED, Actor.BUYER): _("Cancelled by the buyer"),
    (OrderState.CANCELLED, Actor.SELLER): _("Cancelled by the seller"),
    (OrderState.CANCELLED, Actor.EXCHANGE): _("Cancelled by the exchange"),
    (OrderState.REFUSED, Actor.BUYER): _("Refused by the buyer"),
    (OrderState.REFUSED, Actor.SELLER): _("Refused by the seller"),
}


def story(order: Order) -> list[Step]:
    """What was done, by whom, when and why, oldest first; needs `status_changes` at hand."""
    changes = sorted(order.status_changes.all(), key=lambda change: change.pk)
    return [Step(said_of(order, change), _kind(change), change.date_created, change.reason) for change in changes]


def said_of(order: Order, change: OrderStatusChange) -> str | Promise:
    """What was done."""
    if change.called_the_order_off:
        return CALLED_OFF_BY[change.new_status, change.actor]
    words: dict[OrderState, str | Promise] = {
        OrderState.NEW: _("Order placed"),
        OrderState.CONFIRMED: _("The seller confirmed"),
        OrderState.SHIPPED: _("Ready to be picked up") if order.is_picked_up else _("Sent off"),
        OrderState.DELIVERED: _("Picked up") if order.is_picked_up else _("Delivered"),
        OrderState.COMPLETED: _("Completed"),
    }
    return words[OrderState(change.new_status)]


def _kind(change: OrderStatusChange) -> str:
    return "bad" if change.called_the_order_off else "done"
