"""A seller says that an offer still holds."""

from django.utils import timezone

from marketplace.lifecycles import transition
from marketplace.people.models import User
from sellers.accounts.policies import may_go_live
from sellers.offers import projection
from sellers.offers.errors import NotReady
from sellers.offers.events import OfferChanged, OfferPublished
from sellers.offers.models import Offer
from sellers.offers.policies import may_sell_or_holds_the_link


def reconfirm_offer(*, offer: Offer, by: User | None) -> Offer:
    """A stale offer is on sale again; `by` is None for whoever holds the signed link.

    A seller who is kept from trading may confirm, too: nobody sees the offer before he is back, and then it is fresh.
    """
    reason = "" if by else "signed link"
    with transition(offer, "reconfirm", by=by, may=may_sell_or_holds_the_link, reason=reason) as step:
        offer.confirmed_at = timezone.now()
        if offer.is_stale:
            if offer.seller.is_trading and not may_go_live(offer.seller):
                raise NotReady
            projection.show(offer)
            step.publish(OfferPublished(offer_id=offer.pk))
        else:
            step.publish(OfferChanged(offer_id=offer.pk))
    return offer
