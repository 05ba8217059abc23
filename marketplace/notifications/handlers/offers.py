"""Offers: what officers decided, and what time did to them."""

from typing import Any

from marketplace.events import subscribe
from marketplace.notifications.notify import notify
from marketplace.notifications.texts import Link
from marketplace.notifications.wording import way_to
from sellers.offers.events import (
    OfferApproved,
    OfferEvent,
    OfferExpired,
    OfferGoesStaleSoon,
    OfferRestored,
    OfferReturned,
    OfferTakenDown,
    OfferWentStale,
)
from sellers.offers.freshness import reconfirm_url
from sellers.offers.models import Offer


def way_to_offer(offer: Offer, template: str) -> Link:
    """Where the seller acts: on the page with one button for an offer to be confirmed, in his room otherwise."""
    if template in {"offer_stale", "offer_stale_soon"}:
        return lambda: reconfirm_url(offer)
    if template in {"offer_approved", "offer_restored"}:
        return offer.get_absolute_url
    return way_to("workspace:offer", offer.pk)


def tell_seller(template: str) -> Any:
    """A handler that tells the seller's people what happened to an offer."""

    def handle(event: OfferEvent, *, event_id: str) -> None:
        offer = Offer.objects.select_related("seller").get(pk=event.offer_id)
        values = {"title": offer.title, "reason": getattr(event, "reason", "")}
        notify(offer.seller.members.all(), template=template, context=values, event_id=event_id, link=way_to_offer(offer, template))

    return handle


def listen() -> None:
    """Subscribes to the room's events."""
    templates: dict[type[OfferEvent], str] = {
        OfferReturned: "offer_returned",
        OfferApproved: "offer_approved",
        OfferGoesStaleSoon: "offer_stale_soon",
        OfferWentStale: "offer_stale",
        OfferExpired: "offer_expired",
        OfferTakenDown: "offer_taken_down",
        OfferRestored: "offer_restored",
    }
    for event, template in templates.items():
        subscribe(event, name="notifications.tell_seller", run=tell_seller(template))
