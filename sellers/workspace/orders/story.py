"""The history of an order as its seller reads it."""

from marketplace.commerce.order.models import Order
from marketplace.design.shapes import Step


def story(order: Order) -> list[Step]:
    """What was done, by whom and why, oldest first; needs `status_changes` at hand."""
    changes = sorted(order.status_changes.all(), key=lambda change: change.pk)
    return [
        Step(
            change.state_label,
            "bad" if change.called_the_order_off else "done",
            change.date_created,
            " · ".join(filter(None, [str(change.get_actor_display()), change.reason])),
        )
        for change in changes
    ]
