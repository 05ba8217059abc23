"""An officer returns an offer for correction."""

from django.utils.translation import gettext_lazy as _

from marketplace.lifecycles import BusinessError, transition
from marketplace.people.models import User
from sellers.offers.events import OfferReturned
from sellers.offers.models import Offer
from sellers.offers.policies import check_read, may_moderate


def return_offer(*, offer: Offer, by: User, reason: str, revision: int | None = None) -> Offer:
    """The reason is what the seller reads, so it may not be empty; `revision` as in approve_offer."""
    if not reason.strip():
        raise BusinessError(_("Write what the seller has to correct."))
    with transition(offer, "return", by=by, may=may_moderate, reason=reason) as step:
        check_read(offer, revision)
        offer.return_reason = reason.strip()
        step.publish(OfferReturned(offer_id=offer.pk, reason=offer.return_reason))
    return offer
