"""An officer puts an offer back that had been taken down."""

from marketplace.lifecycles import transition
from marketplace.people.models import User
from sellers.accounts.policies import may_go_live
from sellers.offers import projection
from sellers.offers.errors import AnotherIsLive, NotReady
from sellers.offers.events import OfferPublished, OfferRestored
from sellers.offers.models import Offer
from sellers.offers.policies import may_moderate


def restore_offer(*, offer: Offer, by: User, reason: str = "") -> Offer:
    """Raises AnotherIsLive when a newer version is on sale. One that nobody has confirmed for long turns stale with the next job."""
    with transition(offer, "restore", by=by, may=may_moderate, reason=reason) as step:
        if not may_go_live(offer.seller):
            raise NotReady
        if Offer.objects.standing().filter(product=offer.product).exists():
            raise AnotherIsLive
        offer.take_down_reason = ""
        projection.show(offer)
        step.publish(OfferRestored(offer_id=offer.pk))
        step.publish(OfferPublished(offer_id=offer.pk))
    return offer
