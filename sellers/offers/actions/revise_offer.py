"""A seller changes what an officer has to read again: a new version is made, and the old one stays up until the new one is approved."""

from marketplace.lifecycles import ActionRefused, transition
from marketplace.people.models import User
from sellers.offers.models import Offer
from sellers.offers.photos import hang
from sellers.offers.policies import may_sell
from sellers.offers.terms import OfferContent


def revise_offer(*, offer: Offer, content: OfferContent, by: User) -> Offer:
    """The draft of the new version, the one begun before if there is one; raises ActionRefused while one waits for an officer."""
    with transition(offer, "revise", by=by, may=may_sell):
        content.check(standing=offer.may_be_sold_out(content.unit))
        version = open_revision(offer) or Offer(seller=offer.seller, product=offer.product, replaces=offer)
        if version.pk and not version.can_be_edited:
            raise ActionRefused
        version.take_over(content)
        version.save()
        hang(version, content.pictures)
    return version


def open_revision(offer: Offer) -> Offer | None:
    """The version on its way to replace this offer: a draft, returned, or waiting."""
    return Offer.objects.open().filter(replaces=offer).order_by("pk").first()
