"""The exchange takes an offer out of the results that nobody reconfirmed in time."""

from marketplace.lifecycles import transition
from sellers.offers import projection
from sellers.offers.errors import StillFresh
from sellers.offers.events import OfferEnded, OfferWentStale
from sellers.offers.freshness import still_fresh
from sellers.offers.models import Offer


def mark_stale(*, offer: Offer) -> Offer:
    """Raises StillFresh when the seller was quicker than the job."""
    with transition(offer, "go_stale", by=None) as step:
        if still_fresh(offer):
            raise StillFresh
        projection.hide(offer)
        step.publish(OfferEnded(offer_id=offer.pk))
        step.publish(OfferWentStale(offer_id=offer.pk))
    return offer
