"""What can happen to an order, and who may make it happen."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from marketplace.lifecycles import Lifecycle


class OrderState(models.TextChoices):
    """States of an order."""

    NEW = "new", _("Waiting for the seller")
    CONFIRMED = "confirmed", _("Confirmed by the seller")
    SHIPPED = "shipped", _("On its way")
    DELIVERED = "delivered", _("Delivered")
    COMPLETED = "completed", _("Completed")
    CANCELLED = "cancelled", _("Cancelled")
    REFUSED = "refused", _("Refused")


class Actor(models.TextChoices):
    """In whose name something is done to an order; the page that acts has made sure that the person is one of them."""

    BUYER = "buyer", _("Buyer")
    SELLER = "seller", _("Seller")
    EXCHANGE = "exchange", _("The exchange")


ORDER = Lifecycle(
    name="order",
    states=OrderState,
    initial=OrderState.NEW,
    field="status",
    table={
        OrderState.NEW: {"confirm": OrderState.CONFIRMED, "refuse": OrderState.REFUSED, "cancel": OrderState.CANCELLED},
        OrderState.CONFIRMED: {"ship": OrderState.SHIPPED, "cancel": OrderState.CANCELLED},
        OrderState.SHIPPED: {"deliver": OrderState.DELIVERED, "refuse": OrderState.REFUSED},
        OrderState.DELIVERED: {"complete": OrderState.COMPLETED},
    },
)

# Open orders stay visible to both sides whatever happens to the seller.
OPEN_STATES = (OrderState.NEW, OrderState.CONFIRMED, OrderState.SHIPPED, OrderState.DELIVERED)
# Nothing is paid for these.
CALLED_OFF = (OrderState.CANCELLED, OrderState.REFUSED)
# Marks of states beside their words.
STATE_KINDS: dict[str, str] = {
    OrderState.NEW: "wait",
    OrderState.CONFIRMED: "news",
    OrderState.SHIPPED: "news",
    OrderState.DELIVERED: "good",
    OrderState.COMPLETED: "good",
    OrderState.CANCELLED: "bad",
    OrderState.REFUSED: "bad",
}
# Until the goods leave, either side may cancel; a new order is refused by its seller, goods on their way by the buyer at the door.
CANCELLED_BY = frozenset({Actor.BUYER, Actor.SELLER, Actor.EXCHANGE})
REFUSED_BY: dict[str, frozenset[Actor]] = {
    OrderState.NEW: frozenset({Actor.SELLER}),
    OrderState.SHIPPED: frozenset({Actor.BUYER, Actor.SELLER}),
}
# Whoever turns the other side's order down says why.
REASON_EXPECTED_OF = frozenset({Actor.SELLER, Actor.EXCHANGE})
