"""The exchange ends an offer that stayed unconfirmed for too long or whose last day is over."""

from marketplace.lifecycles import transition
from sellers.offers import projection
from sellers.offers.errors import StillFresh
from sellers.offers.events import OfferEnded, OfferExpired
from sellers.offers.freshness import is_over
from sellers.offers.models import Offer


def expire_offer(*, offer: Offer) -> Offer:
    """Raises StillFresh when the seller was quicker than the job."""
    with transition(offer, "expire", by=None) as step:
        if not is_over(offer):
            raise StillFresh
        projection.hide(offer)
        step.publish(OfferEnded(offer_id=offer.pk))
        step.publish(OfferExpired(offer_id=offer.pk))
    return offer
