"""The history of an order that both sides read: who did what, when and why."""

from marketplace.commerce.order.lifecycle import Actor
from marketplace.commerce.order.models import Order, OrderStatusChange
from marketplace.lifecycles import Step
from marketplace.people.models import User

LONGEST_REASON = 300


def note(order: Order, step: Step, *, actor: Actor, by: User | None, reason: str = "") -> None:
    """Writes one row for a step that is being taken."""
    OrderStatusChange.objects.create(
        order=order, old_status=step.before, new_status=step.after, actor=actor, by=by, reason=reason[:LONGEST_REASON]
    )


def note_placed(order: Order, *, by: User | None) -> None:
    """Writes the first row."""
    OrderStatusChange.objects.create(order=order, old_status="", new_status=order.status, actor=Actor.BUYER, by=by)
