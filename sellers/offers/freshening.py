"""One round over all offers whose time is over."""

from contextlib import suppress

from django.utils import timezone

from marketplace.language.dates import vietnam_today
from marketplace.lifecycles import ActionRefused
from sellers.offers.actions.expire_offer import expire_offer
from sellers.offers.actions.mark_stale import mark_stale
from sellers.offers.actions.remind_seller import remind_seller
from sellers.offers.errors import StillFresh
from sellers.offers.freshness import fresh_for, grace, reminded_before, stale_for
from sellers.offers.models import Offer


def freshen() -> tuple[int, int]:
    """Marks stale and expires what is due, and reminds of what will be; returns how many went stale and how many expired.

    While a seller is kept from trading only a last day that passes ends his offers: nobody could ask him to confirm what nobody sees.
    Safe to run at any time and twice at once.
    """
    now = timezone.now()
    expired = stale = 0
    # Each in a transaction of its own: one that a seller changes at this moment must not hold up the rest.
    for offer in Offer.objects.to_expire(now, vietnam_today(), fresh_for() + stale_for(), grace()).iterator():
        try:
            expire_offer(offer=offer)
            expired += 1
        except (ActionRefused, StillFresh):
            continue
    for offer in Offer.objects.to_go_stale(now, fresh_for(), grace()).iterator():
        try:
            mark_stale(offer=offer)
            stale += 1
        except (ActionRefused, StillFresh):
            continue
    for offer in Offer.objects.to_remind(now, fresh_for(), reminded_before()).iterator():
        with suppress(ActionRefused, StillFresh):
            remind_seller(offer=offer)
    return stale, expired
