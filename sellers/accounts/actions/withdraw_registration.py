"""Take a dossier back."""

from marketplace.lifecycles import transition
from marketplace.people.models import User
from sellers.accounts.events import RegistrationWithdrawn
from sellers.accounts.models import BusinessRegistration
from sellers.accounts.policies import is_applicant


def withdraw_registration(registration: BusinessRegistration, *, by: User) -> BusinessRegistration:
    """Ends the dossier at its applicant's wish."""
    with transition(registration, "withdraw", by=by, may=is_applicant) as step:
        step.publish(RegistrationWithdrawn(registration_id=registration.pk))
    return registration
