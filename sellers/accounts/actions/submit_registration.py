"""Hand a dossier in."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.language.dates import vietnam_day
from marketplace.lifecycles import transition
from marketplace.people.models import User
from marketplace.rules.actions.accept_policy import accept_policy
from marketplace.rules.models import PolicyVersion
from sellers.accounts.clock import due_after, due_with_days_left
from sellers.accounts.codes import new_code
from sellers.accounts.errors import Incomplete
from sellers.accounts.events import RegistrationSubmitted
from sellers.accounts.models import BusinessRegistration
from sellers.accounts.policies import is_applicant
from sellers.accounts.tasklist import missing


def submit_registration(
    registration: BusinessRegistration, *, by: User, accepts: PolicyVersion | None = None, ip: str | None = None
) -> BusinessRegistration:
    """Gives the dossier to the officers: the first time with a code and a full term, afterwards with what was left of it.

    `accepts` is the version of the operating regulation that the applicant agreed to on this occasion; without one, an earlier agreement
    must stand. Raises Incomplete.
    """
    with transition(registration, "submit", by=by, may=is_applicant) as step:
        if absent := missing(registration) or ([] if accepts or registration.regulation else [_("Agree to the operating regulation.")]):
            raise Incomplete(absent)
        if accepts is not None:
            registration.regulation = accepts
            registration.consented_at = accept_policy(accepts, by=by, ip=ip).at
        now = timezone.now()
        registration.round += 1
        if registration.code is None:
            registration.code = new_code(now)
            registration.submitted_at = now
            registration.due_on = due_after(vietnam_day(now))
        elif registration.days_left is not None:
            registration.due_on = due_with_days_left(vietnam_day(now), registration.days_left)
        registration.days_left = registration.supplement_by = None
        registration.reason = ""
        step.publish(RegistrationSubmitted(registration_id=registration.pk))
    return registration
