"""A seller writes a new offer."""

from django.db import IntegrityError, transaction

from marketplace.lifecycles import NotAllowed
from marketplace.people.models import User
from sellers.accounts.models import Seller
from sellers.accounts.policies import works_for
from sellers.offers.models import Offer
from sellers.offers.photos import hang
from sellers.offers.terms import OfferContent


def draft_offer(*, seller: Seller, content: OfferContent, by: User, key: str = "") -> Offer:
    """The draft; raises TermsRefused for what no offer may say, NotAllowed for strangers.

    `key` (64 characters at most) stands for one sending of one form: the offer that it made before is the answer again.
    """
    if not works_for(by, seller):
        raise NotAllowed
    content.check()
    if key and (made := Offer.objects.filter(seller=seller, idempotency_key=key).first()):
        return made
    try:
        return _written(seller, content, key)
    except IntegrityError:
        # Sent twice at the same moment: the other one came first.
        made = Offer.objects.filter(seller=seller, idempotency_key=key).first() if key else None
        if made is None:
            raise
        return made


@transaction.atomic
def _written(seller: Seller, content: OfferContent, key: str) -> Offer:
    offer = Offer(seller=seller, idempotency_key=key)
    offer.take_over(content)
    offer.save()
    hang(offer, content.pictures)
    return offer
