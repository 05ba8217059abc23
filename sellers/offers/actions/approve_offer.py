"""An officer approves an offer: it goes live, and the version that it replaces ends in the same moment."""

from django.db import transaction
from django.utils import timezone

from marketplace.lifecycles import Step, lock_all, transition
from marketplace.people.models import User
from sellers.accounts.policies import may_go_live
from sellers.offers import projection
from sellers.offers.errors import LastDayOver, NotReady
from sellers.offers.events import OfferApproved, OfferEnded, OfferPublished
from sellers.offers.freshness import is_over
from sellers.offers.models import Offer
from sellers.offers.policies import check_read, may_moderate


@transaction.atomic
def approve_offer(*, offer: Offer, by: User, revision: int | None = None) -> Offer:
    """`revision` is the one that the officer read: ActionRefused if the seller has changed the offer since.

    Raises NotReady while the seller is suspended or his identity has not been checked, LastDayOver when the offer waited for too long.
    """
    lock_all(Offer.objects.of_product(offer.product))
    with transition(offer, "approve", by=by, may=may_moderate) as step:
        check_read(offer, revision)
        if not (offer.seller.is_trading and may_go_live(offer.seller)):
            raise NotReady
        quantity = _replace_standing(offer, by, step)
        if is_over(offer):
            raise LastDayOver
        offer.approved_at = offer.confirmed_at = timezone.now()
        offer.approved_by = by
        projection.show(offer, quantity=quantity)
        step.publish(OfferApproved(offer_id=offer.pk))
        step.publish(OfferPublished(offer_id=offer.pk))
    return offer


def _replace_standing(offer: Offer, by: User, step: Step) -> int | None:
    """Ends what stands for the product; returns what can be ordered from now on, None when the stock stays as it is."""
    standing = Offer.objects.of_product(offer.product).standing().first()
    if standing is None:
        return offer.quantity
    with transition(standing, "replace", by=by):
        step.publish(OfferEnded(offer_id=standing.pk))
    if standing.unit != offer.unit:
        return offer.quantity
    # Terms change at once, so the standing version knows newer ones than the version that waited for the officer.
    offer.price, offer.quantity = standing.price, standing.quantity
    offer.minimum_quantity, offer.valid_until = standing.minimum_quantity, standing.valid_until
    return None
