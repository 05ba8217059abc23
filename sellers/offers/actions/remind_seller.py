"""The exchange reminds a seller, once per confirmation, that an offer will leave the results."""

from django.utils import timezone

from marketplace.lifecycles import transition
from sellers.offers.errors import StillFresh
from sellers.offers.events import OfferGoesStaleSoon
from sellers.offers.models import Offer


def remind_seller(*, offer: Offer) -> Offer:
    """Raises StillFresh when he was reminded of this confirmation already."""
    with transition(offer, "remind", by=None) as step:
        if offer.reminded_at and offer.confirmed_at and offer.reminded_at >= offer.confirmed_at:
            raise StillFresh
        offer.reminded_at = timezone.now()
        step.publish(OfferGoesStaleSoon(offer_id=offer.pk))
    return offer
