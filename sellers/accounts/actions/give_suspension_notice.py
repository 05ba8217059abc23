"""Announce a suspension."""

import datetime as dt

from django.utils import timezone

from marketplace.lifecycles import transition
from marketplace.people.models import User
from sellers.accounts.clock import earliest_effect
from sellers.accounts.deciding import require_reason
from sellers.accounts.errors import NoticeStands, NoticeTooShort
from sellers.accounts.events import SuspensionNoticed
from sellers.accounts.models import Enforcement, Seller
from sellers.accounts.policies import is_officer


def give_suspension_notice(seller: Seller, *, by: User, reason: str, effective_at: dt.datetime) -> Enforcement:
    """Tells the seller that he will be suspended from a moment at least the days of notice ahead; until then he trades."""
    with transition(seller, "give_notice", by=by, may=is_officer, reason=reason) as step:
        now = timezone.now()
        if effective_at < earliest_effect(now):
            raise NoticeTooShort
        if seller.enforcements.standing().exists():
            raise NoticeStands
        enforcement = Enforcement.objects.create(
            seller=seller,
            ground=Enforcement.Ground.RULES,
            reason=require_reason(reason),
            noticed_at=now,
            effective_at=effective_at,
            decided_by=by,
        )
        step.publish(SuspensionNoticed(enforcement_id=enforcement.pk, seller_id=seller.pk))
    return enforcement
