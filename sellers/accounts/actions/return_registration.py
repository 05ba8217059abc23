"""Ask the applicant for a supplement."""

from django.utils import timezone

from marketplace.language.dates import vietnam_day
from marketplace.lifecycles import transition
from marketplace.people.models import User
from sellers.accounts.clock import days_left_until, supplement_by
from sellers.accounts.deciding import require_read, require_reason
from sellers.accounts.events import RegistrationReturned
from sellers.accounts.models import BusinessRegistration
from sellers.accounts.policies import may_decide


def return_registration(registration: BusinessRegistration, *, by: User, reason: str, round: int) -> BusinessRegistration:
    """Gives the dossier back with what is to be done; the clock stands until it is submitted again."""
    with transition(registration, "return", by=by, may=may_decide, reason=reason) as step:
        require_read(registration, round)
        registration.reason = require_reason(reason)
        today = vietnam_day(timezone.now())
        if registration.due_on is not None:
            registration.days_left = days_left_until(today, registration.due_on)
        registration.supplement_by, registration.warned_at = supplement_by(today), None
        step.publish(RegistrationReturned(registration_id=registration.pk, reason=registration.reason))
    return registration
