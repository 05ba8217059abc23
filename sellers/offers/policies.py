"""Who may do what with offers."""

from typing import TYPE_CHECKING, Any

from django.db import models

from marketplace.lifecycles import ActionRefused
from sellers.accounts.policies import works_for

if TYPE_CHECKING:
    from sellers.offers.models import Offer


def may_sell(by: Any, offer: "Offer") -> bool:
    """What the seller does with his own offers."""
    return works_for(by, offer.seller)


def may_sell_or_holds_the_link(by: models.Model | None, offer: "Offer") -> bool:
    """Reconfirming also works by the signed link, which has nobody signed in."""
    return by is None or may_sell(by, offer)


def check_read(offer: "Offer", revision: int | None) -> None:
    """Nobody decides on words that he has not read; None when the caller has just read them."""
    if revision is not None and offer.revision != revision:
        raise ActionRefused


def may_moderate(by: Any, offer: "Offer") -> bool:
    """Officers, but not for a seller they work for themselves."""
    return by is not None and by.is_officer and not works_for(by, offer.seller)
