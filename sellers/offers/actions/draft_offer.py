"""A seller writes a new offer."""

from django.db import transaction

from marketplace.lifecycles import NotAllowed
from marketplace.people.models import User
from sellers.accounts.models import Seller
from sellers.accounts.policies import works_for
from sellers.offers.models import Offer
from sellers.offers.photos import hang
from sellers.offers.terms import OfferContent


@transaction.atomic
def draft_offer(*, seller: Seller, content: OfferContent, by: User) -> Offer:
    """The draft; raises TermsRefused for what no offer may say, NotAllowed for strangers."""
    if not works_for(by, seller):
        raise NotAllowed
    content.check()
    offer = Offer(seller=seller)
    offer.take_over(content)
    offer.save()
    hang(offer, content.pictures)
    return offer
