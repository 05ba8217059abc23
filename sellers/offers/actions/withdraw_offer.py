"""A seller ends an offer."""

from django.db import transaction

from marketplace.lifecycles import lock_all, transition
from marketplace.people.models import User
from sellers.offers import projection
from sellers.offers.events import OfferEnded
from sellers.offers.models import Offer
from sellers.offers.policies import may_sell


@transaction.atomic
def withdraw_offer(*, offer: Offer, by: User) -> Offer:
    """Also the way to drop a draft. Open orders for the goods stand; a version on its way to replace the offer ends with it."""
    # Together, as approving does, so that none of them waits for the other.
    lock_all(Offer.objects.of_product(offer.product))
    with transition(offer, "withdraw", by=by, may=may_sell) as step:
        if offer.can_be_revised:
            projection.hide(offer)
            step.publish(OfferEnded(offer_id=offer.pk))
            for version in Offer.objects.open().filter(replaces=offer):
                # An officer who approved it later would put back on sale what the seller has ended.
                withdraw_offer(offer=version, by=by)
    return offer
