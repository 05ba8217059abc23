"""Take an announced suspension back."""

from django.utils import timezone

from marketplace.lifecycles import transition
from marketplace.people.models import User
from sellers.accounts.deciding import require_reason
from sellers.accounts.events import SuspensionNoticeCancelled
from sellers.accounts.models import Enforcement
from sellers.accounts.policies import is_officer


def cancel_suspension_notice(enforcement: Enforcement, *, by: User, reason: str) -> Enforcement:
    """The seller goes on trading."""
    with transition(enforcement, "cancel", by=by, may=is_officer, reason=reason) as step:
        enforcement.ended_at = timezone.now()
        enforcement.ended_because = require_reason(reason)
        step.publish(SuspensionNoticeCancelled(enforcement_id=enforcement.pk, seller_id=enforcement.seller_id))
    return enforcement
