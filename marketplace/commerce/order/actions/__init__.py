"""What can be done to an order: one file each."""

from marketplace.commerce.order.actions.cancel_order import cancel_order
from marketplace.commerce.order.actions.complete_order import complete_order
from marketplace.commerce.order.actions.confirm_order import confirm_order
from marketplace.commerce.order.actions.deliver_order import deliver_order
from marketplace.commerce.order.actions.escalate_unconfirmed_order import escalate_unconfirmed_order
from marketplace.commerce.order.actions.refuse_order import refuse_order
from marketplace.commerce.order.actions.remind_of_unconfirmed_order import remind_of_unconfirmed_order
from marketplace.commerce.order.actions.ship_order import ship_order

__all__ = [
    "cancel_order",
    "complete_order",
    "confirm_order",
    "deliver_order",
    "escalate_unconfirmed_order",
    "refuse_order",
    "remind_of_unconfirmed_order",
    "ship_order",
]
