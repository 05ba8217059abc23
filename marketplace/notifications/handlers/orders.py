"""Purchases and orders: each side is told what the other did."""

from collections.abc import Iterable
from typing import Any

from marketplace.commerce.order.events import (
    OrderCancelled,
    OrderCompleted,
    OrderConfirmed,
    OrderDelivered,
    OrderEvent,
    OrderPlaced,
    OrderRefused,
    OrderShipped,
    OrderUnconfirmed,
    PurchasePlaced,
)
from marketplace.commerce.order.lifecycle import Actor
from marketplace.commerce.order.links import confirmation_url
from marketplace.commerce.order.models import Order, OrderGroup
from marketplace.events import subscribe
from marketplace.notifications.notify import notify
from marketplace.notifications.recipients import Recipient
from marketplace.notifications.wording import clock, lazy_text, money, quantity_of, way_to
from marketplace.people.models import OFFICERS, User
from sellers.accounts.models import Seller

ESCALATION = "escalation"


def tell_of_purchase(event: PurchasePlaced, *, event_id: str) -> None:
    """Tells the buyer what was ordered of whom."""
    purchase = OrderGroup.objects.select_related("buyer").get(pk=event.group_id)
    orders = [_in_words(order) for order in purchase.orders.select_related("partner").order_by("pk")]
    values = {"total": money(purchase.total), "orders": orders}
    notify(buyer_of(purchase), template="purchase_placed", context=values, event_id=event_id, link=purchase.get_absolute_url)


def tell_of_order(event: OrderPlaced, *, event_id: str) -> None:
    """Tells the seller's people that an order waits for them."""
    order = _order(event.order_id)
    lines = [quantity_of(line.title, line.quantity, line.unit) for line in order.lines.order_by("pk")]
    values = {**_values(order), "lines": lines}
    notify(sellers_of(order), template="order_placed_seller", context=values, event_id=event_id, link=way_to_confirm(order))


def tell_buyer(template: str) -> Any:
    """A handler that tells the buyer what the seller did."""

    def handle(event: OrderEvent, *, event_id: str) -> None:
        order = _order(event.order_id)
        name = "order_ready" if template == "order_shipped" and order.is_picked_up else template
        notify(buyer_of(order.group), template=name, context=_values(order), event_id=event_id, link=order.group.get_absolute_url)

    return handle


def tell_both(template: str, *, seller_reads: str = "") -> Any:
    """A handler that tells the sides that did not do it how an order ended; `seller_reads` names the seller's words where they differ."""

    def handle(event: OrderCancelled | OrderRefused | OrderCompleted, *, event_id: str) -> None:
        order = _order(event.order_id)
        last = order.status_changes.order_by("-pk").first()
        values = {**_values(order), "actor": Actor(event.actor).label, "reason": last.reason if last else ""}
        if event.actor != Actor.SELLER:
            notify(sellers_of(order), template=seller_reads or template, context=values, event_id=event_id, link=way_to_order(order))
        if event.actor != Actor.BUYER:
            notify(buyer_of(order.group), template=template, context=values, event_id=event_id, link=order.group.get_absolute_url)

    return handle


def tell_of_waiting(event: OrderUnconfirmed, *, event_id: str) -> None:
    """Reminds the seller; later tells the officers, and the buyer that they know."""
    order = _order(event.order_id)
    if not order.is_waiting_for_the_seller:
        return
    values = _values(order)
    if event.stage != ESCALATION:
        notify(sellers_of(order), template="order_unconfirmed", context=values, event_id=event_id, link=way_to_confirm(order))
        return
    officers = User.objects.filter(is_staff=True, is_active=True, groups__name=OFFICERS)
    notify(officers, template="order_escalated", context=values, event_id=event_id, link=way_to("console:order", order.number))
    notify(buyer_of(order.group), template="order_late", context=values, event_id=event_id, link=order.group.get_absolute_url)


def buyer_of(purchase: OrderGroup) -> Iterable[User | Recipient]:
    """The buyer's account, or the phone and e-mail that a guest gave for this purchase."""
    if purchase.buyer:
        return [purchase.buyer]
    return [Recipient(phone=purchase.phone, email=purchase.email, language=purchase.language)]


def sellers_of(order: Order) -> Iterable[User]:
    """The people who work for the order's seller."""
    return User.objects.filter(memberships__seller__partner=order.partner_id)


def way_to_order(order: Order) -> Any:
    """The seller's page of the order."""
    return way_to("workspace:order", order.number)


def way_to_confirm(order: Order) -> Any:
    """The page with one button, without signing in."""
    return lambda: confirmation_url(order)


def _order(pk: int) -> Order:
    found: Order = Order.objects.select_related("group__buyer", "partner").get(pk=pk)
    return found


def _in_words(order: Order) -> str:
    return lazy_text(lambda: f"{order.number} · {order.partner.name} · {money(order.total_incl_tax)}")


def _values(order: Order) -> dict[str, Any]:
    seller = Seller.objects.filter(partner=order.partner_id).first()
    return {
        "number": order.number,
        "seller": seller.name if seller else order.partner.name,
        "phone": order.partner.shown_phone,
        "buyer": order.group.buyer_name,
        "total": money(order.total_incl_tax),
        "carrier": order.carrier,
        "confirm_by": clock(order.confirm_by),
    }


def listen() -> None:
    """Subscribes to the room's events."""
    subscribe(PurchasePlaced, name="notifications.tell_buyer", run=tell_of_purchase)
    subscribe(OrderPlaced, name="notifications.tell_seller", run=tell_of_order)
    subscribe(OrderConfirmed, name="notifications.tell_buyer", run=tell_buyer("order_confirmed"))
    subscribe(OrderShipped, name="notifications.tell_buyer", run=tell_buyer("order_shipped"))
    subscribe(OrderDelivered, name="notifications.tell_buyer", run=tell_buyer("order_delivered"))
    subscribe(OrderCompleted, name="notifications.tell_both", run=tell_both("order_completed", seller_reads="order_completed_seller"))
    subscribe(OrderCancelled, name="notifications.tell_both", run=tell_both("order_cancelled"))
    subscribe(OrderRefused, name="notifications.tell_both", run=tell_both("order_refused"))
    subscribe(OrderUnconfirmed, name="notifications.tell_of_waiting", run=tell_of_waiting)
