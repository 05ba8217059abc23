"""Let a suspended seller trade again."""

from django.db import transaction
from django.utils import timezone

from marketplace.lifecycles import NotAllowed, lock_all, transition
from marketplace.people.models import User
from sellers.accounts.deciding import require_reason
from sellers.accounts.errors import IdentityNotChecked
from sellers.accounts.events import SellerReinstated
from sellers.accounts.models import Seller
from sellers.accounts.policies import is_officer
from sellers.accounts.projection import set_trading


def reinstate_seller(seller: Seller, *, by: User, reason: str) -> Seller:
    """Lifts the suspension; the seller's live offers are back with this transaction. Raises IdentityNotChecked when it was revoked."""
    if not is_officer(by):
        raise NotAllowed
    why = require_reason(reason)
    with transaction.atomic():
        lock_all(Seller.objects.filter(pk=seller.pk))
        for enforcement in lock_all(seller.enforcements.in_force()):
            with transition(enforcement, "lift", by=by, may=is_officer, reason=why):
                enforcement.ended_at = timezone.now()
                enforcement.ended_because = why
        with transition(seller, "reinstate", by=by, may=is_officer, reason=why) as step:
            if seller.identity_id is None:
                raise IdentityNotChecked
            set_trading(seller, True)
            step.publish(SellerReinstated(seller_id=seller.pk))
    return seller
