"""An officer takes an offer off the exchange."""

from django.utils.translation import gettext_lazy as _

from marketplace.lifecycles import BusinessError, transition
from marketplace.people.models import User
from sellers.offers import projection
from sellers.offers.events import OfferEnded, OfferTakenDown
from sellers.offers.models import Offer
from sellers.offers.policies import may_moderate


def take_down_offer(*, offer: Offer, by: User, reason: str) -> Offer:
    """The reason is told to the seller and kept."""
    if not reason.strip():
        raise BusinessError(_("Write why the offer is taken down."))
    with transition(offer, "take_down", by=by, may=may_moderate, reason=reason) as step:
        offer.take_down_reason = reason.strip()
        projection.hide(offer)
        step.publish(OfferEnded(offer_id=offer.pk))
        step.publish(OfferTakenDown(offer_id=offer.pk, reason=offer.take_down_reason))
    return offer
