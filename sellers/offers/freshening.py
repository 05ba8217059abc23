"""One round over all offers whose time is over."""

from django.utils import timezone

from marketplace.language.dates import vietnam_today
from marketplace.lifecycles import ActionRefused
from sellers.offers.actions.expire_offer import expire_offer
from sellers.offers.actions.mark_stale import mark_stale
from sellers.offers.errors import StillFresh
from sellers.offers.freshness import fresh_for, stale_for
from sellers.offers.models import Offer


def freshen() -> tuple[int, int]:
    """Marks stale and expires what is due; returns how many of each. Safe to run at any time and twice at once."""
    now = timezone.now()
    expired = stale = 0
    # Each in a transaction of its own: one that a seller changes at this moment must not hold up the rest.
    for offer in Offer.objects.to_expire(now, vietnam_today(), fresh_for(), stale_for()).iterator():
        try:
            expire_offer(offer=offer)
            expired += 1
        except (ActionRefused, StillFresh):
            continue
    for offer in Offer.objects.to_go_stale(now, fresh_for()).iterator():
        try:
            mark_stale(offer=offer)
            stale += 1
        except (ActionRefused, StillFresh):
            continue
    return stale, expired
