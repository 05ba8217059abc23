"""Close a dossier whose supplement did not come."""

from django.utils import timezone

from marketplace.language.dates import vietnam_day
from marketplace.lifecycles import ActionRefused, transition
from sellers.accounts.events import RegistrationLapsed
from sellers.accounts.models import BusinessRegistration


def lapse_registration(registration: BusinessRegistration) -> BusinessRegistration:
    """The exchange's own act, by its periodic job. Raises ActionRefused while there is time left or when the applicant was quicker."""
    with transition(registration, "lapse", by=None) as step:
        if registration.supplement_by is None or registration.supplement_by >= vietnam_day(timezone.now()):
            raise ActionRefused
        step.publish(RegistrationLapsed(registration_id=registration.pk))
    return registration
