"""A seller rewrites an offer that nobody else has seen yet."""

from marketplace.lifecycles import transition
from marketplace.people.models import User
from sellers.offers.models import Offer
from sellers.offers.photos import hang
from sellers.offers.policies import may_sell
from sellers.offers.terms import OfferContent


def edit_draft(*, offer: Offer, content: OfferContent, by: User) -> Offer:
    """Only drafts and returned offers; raises TermsRefused."""
    with transition(offer, "edit", by=by, may=may_sell):
        content.check(standing=offer.may_be_sold_out(content.unit))
        offer.take_over(content)
        hang(offer, content.pictures)
    return offer
