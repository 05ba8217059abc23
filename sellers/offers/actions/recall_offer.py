"""A seller takes an offer back from the officers' queue to correct it."""

from marketplace.lifecycles import transition
from marketplace.people.models import User
from sellers.offers.models import Offer
from sellers.offers.policies import may_sell


def recall_offer(*, offer: Offer, by: User) -> Offer:
    """It becomes a draft again; its place in the queue is lost."""
    with transition(offer, "recall", by=by, may=may_sell):
        offer.submitted_at = None
    return offer
