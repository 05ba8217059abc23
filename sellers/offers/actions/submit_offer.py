"""A seller sends an offer to the officers."""

from django.utils import timezone

from marketplace.lifecycles import transition
from marketplace.people.models import User
from sellers.offers.errors import NotReady
from sellers.offers.events import OfferSubmitted
from sellers.offers.models import Offer
from sellers.offers.policies import may_sell


def submit_offer(*, offer: Offer, by: User) -> Offer:
    """Checked once more, since a draft may be months old; a suspended seller's is refused with NotReady."""
    with transition(offer, "submit", by=by, may=may_sell) as step:
        if not offer.seller.is_trading:
            raise NotReady
        offer.content().check(standing=offer.may_be_sold_out(offer.unit))
        offer.submitted_at = timezone.now()
        offer.return_reason = ""
        step.publish(OfferSubmitted(offer_id=offer.pk))
    return offer
