"""What happens to purchases and orders."""

from dataclasses import dataclass

from marketplace.events import Event


@dataclass(frozen=True, kw_only=True)
class PurchasePlaced(Event):
    """A buyer placed a purchase; each of its orders is told of by an OrderPlaced of its own."""

    group_id: int


@dataclass(frozen=True, kw_only=True)
class OrderEvent(Event):
    """Something happened to an order."""

    order_id: int


class OrderPlaced(OrderEvent):
    """A seller has a new order to confirm."""


class OrderConfirmed(OrderEvent):
    """The seller will deliver."""


class OrderShipped(OrderEvent):
    """The goods are on their way, or wait to be picked up."""


class OrderDelivered(OrderEvent):
    """The buyer has the goods."""


@dataclass(frozen=True, kw_only=True)
class OrderCompleted(OrderEvent):
    """The order is done: `actor` is the buyer, who said so, or the exchange, because the days for returns are over."""

    actor: str


@dataclass(frozen=True, kw_only=True)
class OrderCancelled(OrderEvent):
    """An order was called off before the goods left; `actor` is buyer, seller or exchange."""

    actor: str


@dataclass(frozen=True, kw_only=True)
class OrderRefused(OrderEvent):
    """The seller would not take the order, or the buyer would not take the goods; `actor` says who."""

    actor: str


@dataclass(frozen=True, kw_only=True)
class OrderUnconfirmed(OrderEvent):
    """A new order waits for its seller too long; `stage` is "reminder" (to the seller) or "escalation" (to the officers)."""

    stage: str
