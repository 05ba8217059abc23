"""Questions asked of offers; nobody else compares their states."""

import datetime as dt
from typing import TYPE_CHECKING

from django.db import models

from sellers.accounts.lifecycle import SellerState
from sellers.accounts.models import Seller
from sellers.offers.lifecycle import OfferState

if TYPE_CHECKING:
    from catalogue.models import Product
    from sellers.offers.models import Offer  # noqa: F401 - named in the annotation of the base class

OPEN = (OfferState.DRAFT, OfferState.RETURNED, OfferState.SUBMITTED)
STANDING = (OfferState.LIVE, OfferState.STALE)
SINGLE = {
    "live": OfferState.LIVE,
    "stale": OfferState.STALE,
    "waiting": OfferState.SUBMITTED,
    "returned": OfferState.RETURNED,
    "drafts": OfferState.DRAFT,
    "taken_down": OfferState.TAKEN_DOWN,
}
ENDED = (OfferState.EXPIRED, OfferState.REPLACED, OfferState.WITHDRAWN)


class OfferQuerySet(models.QuerySet["Offer"]):
    """Questions asked of offers."""

    def visible(self) -> "OfferQuerySet":
        """Offers that may be shown in results, listings and baskets now: live, and the seller is trading."""
        return self.filter(state=OfferState.LIVE, seller__state=SellerState.ACTIVE)

    def of(self, seller: Seller) -> "OfferQuerySet":
        """The seller's own offers."""
        return self.filter(seller=seller)

    def of_product(self, product: "Product | None") -> "OfferQuerySet":
        """All that was ever offered of a product; nothing before there is one."""
        return self.filter(product=product) if product is not None else self.none()

    def live(self) -> "OfferQuerySet":
        """Live, whether or not the seller trades."""
        return self.filter(state=OfferState.LIVE)

    def stale(self) -> "OfferQuerySet":
        """Not reconfirmed in time."""
        return self.filter(state=OfferState.STALE)

    def standing(self) -> "OfferQuerySet":
        """Live or stale: what a newer version replaces."""
        return self.filter(state__in=STANDING)

    def open(self) -> "OfferQuerySet":
        """On their way to the exchange: drafts, returned, waiting."""
        return self.filter(state__in=OPEN)

    def once_public(self) -> "OfferQuerySet":
        """Everything that buyers have ever been able to see."""
        return self.exclude(approved_at=None)

    def waiting(self) -> "OfferQuerySet":
        """In the officers' queue, oldest first."""
        return self.filter(state=OfferState.SUBMITTED).order_by("submitted_at", "pk")

    def returned(self) -> "OfferQuerySet":
        """Returned for correction."""
        return self.filter(state=OfferState.RETURNED)

    def drafts(self) -> "OfferQuerySet":
        """Not sent yet."""
        return self.filter(state=OfferState.DRAFT)

    def ended(self) -> "OfferQuerySet":
        """Over: expired, replaced or withdrawn."""
        return self.filter(state__in=ENDED)

    def taken_down(self) -> "OfferQuerySet":
        """Taken off the exchange by an officer."""
        return self.filter(state=OfferState.TAKEN_DOWN)

    def with_a_running_clock(self, moment: dt.datetime, grace: dt.timedelta) -> "OfferQuerySet":
        """Offers that not being reconfirmed harms at `moment`: the seller trades, and has for longer than the grace after a suspension."""
        return self.filter(seller__in=Seller.objects.trading()).exclude(seller__in=Seller.objects.back_since(moment - grace))

    def going_stale_before(self, moment: dt.datetime, fresh_for: dt.timedelta, grace: dt.timedelta) -> "OfferQuerySet":
        """Live offers that will have to be reconfirmed before `moment`."""
        return self.live().filter(confirmed_at__lt=moment - fresh_for).with_a_running_clock(moment, grace)

    def to_remind(self, now: dt.datetime, fresh_for: dt.timedelta, before: dt.timedelta) -> "OfferQuerySet":
        """Live offers that go stale within `before`, of whose present confirmation nobody has been reminded since the seller trades.

        `before` is the grace after a suspension, too: the reminder goes out as soon as the seller is back.
        """
        back_since_reminded = models.Exists(Seller.objects.back_since(models.OuterRef("reminded_at")).filter(pk=models.OuterRef("seller")))
        unreminded = models.Q(reminded_at=None) | models.Q(reminded_at__lt=models.F("confirmed_at")) | back_since_reminded
        return self.going_stale_before(now + before, fresh_for, before).filter(unreminded)

    def to_go_stale(self, now: dt.datetime, fresh_for: dt.timedelta, grace: dt.timedelta) -> "OfferQuerySet":
        """Live offers whose time to be reconfirmed is over."""
        return self.going_stale_before(now, fresh_for, grace)

    def to_expire(self, now: dt.datetime, today: dt.date, longest: dt.timedelta, grace: dt.timedelta) -> "OfferQuerySet":
        """Stale, and confirmed longer ago than `longest`; or past their last day, whether or not the seller trades."""
        too_long = self.stale().filter(confirmed_at__lt=now - longest).with_a_running_clock(now, grace)
        return self.filter(models.Q(pk__in=too_long.values("pk")) | models.Q(state__in=STANDING, valid_until__lt=today))

    def count_by_tab(self) -> dict[str, int]:
        """How many offers each of these questions finds, in one query."""
        states = dict(self.order_by().values_list("state").annotate(number=models.Count("pk")))
        counts = {name: states.get(state, 0) for name, state in SINGLE.items()}
        return {**counts, "ended": sum(states.get(state, 0) for state in ENDED)}

    def bump(self) -> int:
        """Counts all revisions up without touching anything else; returns how many."""
        return self.update(revision=models.F("revision") + 1)
