"""The exchange reminds a seller, once per confirmation, that an offer will leave the results."""

from django.utils import timezone

from marketplace.lifecycles import transition
from sellers.offers.errors import StillFresh
from sellers.offers.events import OfferGoesStaleSoon
from sellers.offers.freshness import fresh_for, reminded_before
from sellers.offers.models import Offer


def remind_seller(*, offer: Offer) -> Offer:
    """Raises StillFresh when he was reminded of this confirmation already, or was quicker than the job."""
    with transition(offer, "remind", by=None) as step:
        now = timezone.now()
        if not Offer.objects.filter(pk=offer.pk).to_remind(now, fresh_for(), reminded_before()).exists():
            raise StillFresh
        offer.reminded_at = now
        step.publish(OfferGoesStaleSoon(offer_id=offer.pk))
    return offer
