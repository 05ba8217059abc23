"""The history of an order in words, as both sides and the officers read it."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from marketplace.commerce.order.lifecycle import OrderState
from marketplace.commerce.order.models import Order, OrderStatusChange
from marketplace.design.shapes import Step


def story(order: Order) -> list[Step]:
    """What was done, by whom, when and why, oldest first; needs `status_changes` at hand."""
    changes = sorted(order.status_changes.all(), key=lambda change: change.pk)
    return [Step(said_of(order, change), _kind(change), change.date_created, change.reason) for change in changes]


def said_of(order: Order, change: OrderStatusChange) -> str | Promise:
    """What was done."""
    words = {
        OrderState.NEW: _("Order placed"),
        OrderState.CONFIRMED: _("The seller confirmed"),
        OrderState.SHIPPED: _("Ready to be picked up") if order.is_picked_up else _("Sent off"),
        OrderState.DELIVERED: _("Picked up") if order.is_picked_up else _("Delivered"),
        OrderState.COMPLETED: _("Completed"),
        OrderState.CANCELLED: _("Cancelled by the %(actor)s") % {"actor": _actor(change)},
        OrderState.REFUSED: _("Refused by the %(actor)s") % {"actor": _actor(change)},
    }
    return words[OrderState(change.new_status)]


def _kind(change: OrderStatusChange) -> str:
    return "bad" if change.called_the_order_off else "done"


def _actor(change: OrderStatusChange) -> str:
    return str(change.get_actor_display()).lower()
