"""Suspend a seller now."""

import pghistory
from django.db import transaction
from django.utils import timezone

from marketplace.lifecycles import NotAllowed, lock_all, transition
from marketplace.people.models import User
from sellers.accounts.authority import AuthorityOrder
from sellers.accounts.deciding import require_reason
from sellers.accounts.errors import AtOnceNeedsGround, OrderIncomplete
from sellers.accounts.events import SellerSuspended
from sellers.accounts.lifecycle import SELLER
from sellers.accounts.models import Enforcement, Seller
from sellers.accounts.policies import is_officer
from sellers.accounts.projection import set_trading

SUPERSEDED = "superseded by a suspension at once"


def suspend_at_once(seller: Seller, *, by: User, ground: str, reason: str, order: AuthorityOrder | None = None) -> Enforcement:
    """The seller's goods disappear with this transaction. `order` is needed when the ground is an authority's order."""
    if ground not in (Enforcement.Ground.SERIOUS, Enforcement.Ground.AUTHORITY):
        raise AtOnceNeedsGround
    if not is_officer(by):
        raise NotAllowed
    why = require_reason(reason)
    with transaction.atomic():
        (present,) = lock_all(Seller.objects.filter(pk=seller.pk))
        SELLER.next(present.state, "suspend")  # refuses a seller that is suspended already, before anything is written
        _cancel_notice(seller, by)
        enforcement = _record(seller, by, ground, why, order)
        with transition(enforcement, "take_effect", by=by, reason=why):
            enforcement.took_effect_at = enforcement.effective_at
        with transition(seller, "suspend", by=by, may=is_officer, reason=why) as step:
            set_trading(seller, False)
            step.publish(SellerSuspended(seller_id=seller.pk, reason=why))
    return enforcement


def _cancel_notice(seller: Seller, by: User) -> None:
    for notice in lock_all(seller.enforcements.scheduled()):
        with transition(notice, "cancel", by=by, may=is_officer, reason=SUPERSEDED):
            notice.ended_at = timezone.now()
            notice.ended_because = SUPERSEDED


def _record(seller: Seller, by: User, ground: str, reason: str, order: AuthorityOrder | None) -> Enforcement:
    now = timezone.now()
    enforcement = Enforcement(seller=seller, ground=ground, reason=reason, noticed_at=now, effective_at=now, decided_by=by)
    if ground == Enforcement.Ground.AUTHORITY:
        if order is None:
            raise OrderIncomplete
        order.require_complete()
        enforcement.authority_ref = order.ref.strip()
        enforcement.authority_issuer = order.issued_by.strip()
        enforcement.authority_received_at = order.received_at
        enforcement.authority_due_at = order.due_at
    with pghistory.context(action="enforcement.order", by=by.pk, reason=reason):
        enforcement.save()
    return enforcement
