"""Hand a dossier in."""

from django.utils import timezone

from marketplace.language.dates import vietnam_day
from marketplace.lifecycles import transition
from marketplace.people.models import User
from sellers.accounts.clock import due_after, due_with_days_left
from sellers.accounts.codes import new_code
from sellers.accounts.errors import Incomplete
from sellers.accounts.events import RegistrationSubmitted
from sellers.accounts.models import BusinessRegistration
from sellers.accounts.policies import is_applicant
from sellers.accounts.tasklist import missing


def submit_registration(registration: BusinessRegistration, *, by: User) -> BusinessRegistration:
    """Gives the dossier to the officers: the first time with a code and a full term, afterwards with what was left of it.

    Raises Incomplete. The consent to the operating regulation is the caller's to record first (`consent_to_regulation`).
    """
    with transition(registration, "submit", by=by, may=is_applicant) as step:
        if absent := missing(registration):
            raise Incomplete(absent)
        now = timezone.now()
        registration.round += 1
        if registration.code is None:
            registration.code = new_code(now)
            registration.submitted_at = now
            registration.due_on = due_after(vietnam_day(now))
        elif registration.days_left is not None:
            registration.due_on = due_with_days_left(vietnam_day(now), registration.days_left)
        registration.days_left = None
        registration.reason = ""
        step.publish(RegistrationSubmitted(registration_id=registration.pk))
    return registration
