"""Tell an applicant that his dossier will be closed."""

from django.utils import timezone

from marketplace.language.dates import vietnam_day
from marketplace.lifecycles import ActionRefused, transition
from sellers.accounts.clock import warned_until
from sellers.accounts.events import SupplementDueSoon
from sellers.accounts.models import BusinessRegistration


def warn_of_lapse(registration: BusinessRegistration) -> BusinessRegistration:
    """Once per return. Raises ActionRefused when it was done, when it is too early, or when the applicant was quicker."""
    with transition(registration, "warn", by=None) as step:
        now = timezone.now()
        last = registration.supplement_by
        if registration.warned_at is not None or last is None or last > warned_until(vietnam_day(now)):
            raise ActionRefused
        registration.warned_at = now
        step.publish(SupplementDueSoon(registration_id=registration.pk))
    return registration
