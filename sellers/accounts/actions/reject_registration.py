"""Refuse a dossier."""

from marketplace.lifecycles import transition
from marketplace.people.models import User
from sellers.accounts.deciding import decide, require_read, require_reason
from sellers.accounts.events import RegistrationRejected
from sellers.accounts.models import BusinessRegistration
from sellers.accounts.policies import may_decide


def reject_registration(registration: BusinessRegistration, *, by: User, reason: str, round: int) -> BusinessRegistration:
    """Ends the dossier with the reason that the applicant reads."""
    with transition(registration, "reject", by=by, may=may_decide, reason=reason) as step:
        require_read(registration, round)
        registration.reason = require_reason(reason)
        decide(registration, by)
        step.publish(RegistrationRejected(registration_id=registration.pk, reason=registration.reason))
    return registration
