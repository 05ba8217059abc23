"""A seller offers the same product again: next season's offer."""

from marketplace.language.dates import vietnam_today
from marketplace.lifecycles import transition
from marketplace.people.models import User
from sellers.offers.models import Offer
from sellers.offers.photos import hang
from sellers.offers.policies import may_sell


def repost_offer(*, offer: Offer, by: User) -> Offer:
    """A draft that says what the ended offer said; its product, and with it reviews and certificates, stays the same."""
    with transition(offer, "repost", by=by, may=may_sell):
        again = Offer(seller=offer.seller, product=offer.product)
        content = offer.content()
        again.take_over(content)
        again.quantity = max(again.quantity, again.minimum_quantity)
        if again.valid_until and again.valid_until < vietnam_today():
            again.valid_until = None
        again.save()
        hang(again, content.pictures)
    return again
