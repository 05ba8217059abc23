"""What happens next and when: an order's history and future as a buyer reads it."""

from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from marketplace.commerce.order.lifecycle import OrderState
from marketplace.commerce.order.models import Order
from marketplace.commerce.order.words import story
from marketplace.design.shapes import Step
from marketplace.language.dates import format_day, format_moment

USUAL_WAY = (OrderState.NEW, OrderState.CONFIRMED, OrderState.SHIPPED, OrderState.DELIVERED, OrderState.COMPLETED)


def steps(order: Order) -> list[Step]:
    """Done, now and later; needs `status_changes` at hand."""
    return story(order) + list(_ahead(order))


def _ahead(order: Order) -> Iterator[Step]:
    if order.is_over:
        return
    reached = USUAL_WAY.index(OrderState(order.status))
    for place, state in enumerate(USUAL_WAY[reached + 1 :]):
        yield Step(_coming(order, state), "now" if place == 0 else "later", None, _when(order, state) if place == 0 else "")


def _coming(order: Order, state: OrderState) -> str:
    words = {
        OrderState.CONFIRMED: _("The seller confirms"),
        OrderState.SHIPPED: _("The seller makes it ready for you") if order.is_picked_up else _("The seller sends it off"),
        OrderState.DELIVERED: _("You pick it up and pay in cash") if order.is_picked_up else _("You receive it and pay in cash"),
        OrderState.COMPLETED: _("Completed"),
    }
    return words[state]


def _when(order: Order, state: OrderState) -> str:
    return _WHEN.get(state, _no_promise)(order)


def _answer_due(order: Order) -> str:
    if order.confirm_by is None:
        return ""
    return _("by %(moment)s at the latest; otherwise the exchange steps in") % {"moment": format_moment(order.confirm_by)}


def _closes(order: Order) -> str:
    if order.completes_at is None:
        return ""
    return _("by itself on %(day)s, or when you say that all is well") % {"day": format_day(order.completes_at)}


def _no_promise(order: Order) -> str:
    return ""


_WHEN: dict[OrderState, Callable[[Order], str]] = {OrderState.CONFIRMED: _answer_due, OrderState.COMPLETED: _closes}
