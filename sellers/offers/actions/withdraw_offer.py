"""A seller ends an offer."""

from marketplace.lifecycles import transition
from marketplace.people.models import User
from sellers.offers import projection
from sellers.offers.events import OfferEnded
from sellers.offers.models import Offer
from sellers.offers.policies import may_sell


def withdraw_offer(*, offer: Offer, by: User) -> Offer:
    """Also the way to drop a draft. Open orders for the goods stand."""
    with transition(offer, "withdraw", by=by, may=may_sell) as step:
        if offer.can_be_revised:
            projection.hide(offer)
            step.publish(OfferEnded(offer_id=offer.pk))
    return offer
