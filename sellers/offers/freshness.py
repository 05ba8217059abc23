"""How long an offer counts as confirmed, and the signed link by which a seller confirms it again without signing in."""

import datetime as dt

from django.urls import reverse
from django.utils import timezone

from marketplace.language.dates import vietnam_today
from marketplace.links import SignedLink, read, sign
from marketplace.rules.values import rule
from sellers.offers.models import Offer

PURPOSE = "offers.reconfirm"
# The link of the first warning still works on the last day on which confirming helps.
MARGIN = dt.timedelta(days=5)


def fresh_for() -> dt.timedelta:
    """An offer that was confirmed this long ago turns stale."""
    return dt.timedelta(days=rule("offers.fresh_days"))


def stale_for() -> dt.timedelta:
    """A stale offer expires after this much more."""
    return dt.timedelta(days=rule("offers.expire_days"))


def reminded_before() -> dt.timedelta:
    """So long before an offer turns stale the seller is reminded."""
    return dt.timedelta(days=rule("offers.remind_days"))


def grace() -> dt.timedelta:
    """So long after a suspension no offer suffers from not having been reconfirmed: as long as the reminder, sent at once, goes ahead."""
    return reminded_before()


def goes_stale_at(offer: Offer) -> dt.datetime | None:
    """When a live offer leaves the results unless it is reconfirmed; None while the seller is kept from trading and the clock stands."""
    return _ends(offer, fresh_for()) if offer.is_live else None


def expires_at(offer: Offer) -> dt.datetime | None:
    """When a stale offer ends unless it is reconfirmed; None while the clock stands."""
    return _ends(offer, fresh_for() + stale_for()) if offer.is_stale else None


def _ends(offer: Offer, lasting: dt.timedelta) -> dt.datetime | None:
    """When a confirmation that lasts so long ends, not before the grace is over; None for none and while the clock stands."""
    if offer.confirmed_at is None or not offer.seller.is_trading:
        return None
    back = offer.seller.back_at
    return max(offer.confirmed_at + lasting, back + grace()) if back else offer.confirmed_at + lasting


def reconfirm_token(offer: Offer) -> str:
    """The token of the link; it is spent when the offer is confirmed, by whatever way."""
    return sign(PURPOSE, offer.pk, confirmation_number(offer), lifetime=fresh_for() + stale_for() + MARGIN)


def reconfirm_url(offer: Offer) -> str:
    """The address of the page with one button."""
    return reverse("offer_reconfirm", args=[reconfirm_token(offer)])


def read_token(token: str) -> SignedLink:
    """Raises LinkInvalid or LinkExpired."""
    return read(PURPOSE, token)


def confirmation_number(offer: Offer) -> int:
    """Changes with every confirmation."""
    return int(offer.confirmed_at.timestamp()) if offer.confirmed_at else 0


def still_fresh(offer: Offer) -> bool:
    """Confirmed recently enough to stay on sale, or nobody can ask for a confirmation at the moment."""
    ends = _ends(offer, fresh_for())
    return not offer.seller.is_trading or (ends is not None and ends >= timezone.now())


def is_over(offer: Offer) -> bool:
    """Its last day is past, or it has been stale for too long."""
    if offer.valid_until is not None and offer.valid_until < vietnam_today():
        return True
    if not (offer.is_stale and offer.seller.is_trading):
        return False
    ends = expires_at(offer)
    return ends is None or ends < timezone.now()
