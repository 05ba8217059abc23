"""A seller saves the form of an offer: a draft is rewritten; of one that stands, terms change at once and the rest waits for an officer."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from marketplace.people.models import User
from sellers.offers.actions.change_terms import UNTIL_WITHDRAWN, change_terms
from sellers.offers.actions.edit_draft import edit_draft
from sellers.offers.actions.revise_offer import revise_offer
from sellers.offers.actions.submit_offer import submit_offer
from sellers.offers.models import Offer
from sellers.offers.terms import TERMS, OfferContent


@dataclass(frozen=True)
class Outcome:
    """What saving did: the version that now waits, if one had to be made, and the fields that changed at once."""

    offer: Offer
    waiting: Offer | None = None
    changed_at_once: Collection[str] = ()


@transaction.atomic
def update_offer(*, offer: Offer, content: OfferContent, changed: Collection[str], by: User) -> Outcome:
    """`changed` names the fields that the seller touched: what he did not touch keeps the value that orders have given it since."""
    # A price per kilo means nothing for boxes: with another unit the terms travel with the new version.
    standing = offer.standing_sold_by(content.unit)
    at_once = tuple(name for name in TERMS if name in changed) if standing else ()
    if standing is not None:
        _change_at_once(standing, content, at_once, by)
    if offer.can_be_edited:
        return Outcome(edit_draft(offer=offer, content=content, by=by), changed_at_once=at_once)
    if not content.differs_from(offer):
        return Outcome(offer, changed_at_once=at_once)
    return Outcome(offer, submit_offer(offer=revise_offer(offer=offer, content=content, by=by), by=by), at_once)


def _change_at_once(offer: Offer, content: OfferContent, names: Collection[str], by: User) -> None:
    if not names:
        return
    terms: dict[str, Any] = {name: getattr(content, name) for name in names}
    if "valid_until" in terms:
        terms["valid_until"] = content.valid_until or UNTIL_WITHDRAWN
    change_terms(offer=offer, by=by, **terms)
