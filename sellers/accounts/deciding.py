"""What every decision on a dossier begins and ends with."""

from django.utils import timezone

from marketplace.language.dates import vietnam_day
from marketplace.people.models import User
from sellers.accounts.errors import IdentityNotChecked, ReadAgain, ReasonNeeded
from sellers.accounts.models import BusinessRegistration, SellerIdentity


def require_read(registration: BusinessRegistration, round: int) -> None:
    """The officer must have read the newest submission; raises ReadAgain."""
    if registration.round != round:
        raise ReadAgain


def require_reason(reason: str) -> str:
    """The reason without empty ends; raises ReasonNeeded."""
    if not reason.strip():
        raise ReasonNeeded
    return reason.strip()


def standing_check(registration: BusinessRegistration) -> SellerIdentity | None:
    """The newest identity check of what the dossier says now; one of other data counts for nothing."""
    check = registration.identity_checks.first()
    if check is None:
        return None
    same = (check.full_name, check.born, check.personal_id_fingerprint) == (
        registration.representative,
        registration.representative_born,
        registration.representative_id_fingerprint,
    )
    return check if same else None


def require_verified(registration: BusinessRegistration) -> SellerIdentity:
    """The check that says who the representative is; raises IdentityNotChecked."""
    check = standing_check(registration)
    if check is None or not check.is_verified:
        raise IdentityNotChecked
    return check


def decide(registration: BusinessRegistration, by: User) -> None:
    """Notes who decided, when, and whether in time."""
    registration.decided_at = timezone.now()
    registration.decided_by = by
    registration.on_time = registration.due_on is not None and vietnam_day(registration.decided_at) <= registration.due_on
