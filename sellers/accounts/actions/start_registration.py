"""Start a dossier."""

import pghistory
from django.db import transaction

from marketplace.people.models import User
from sellers.accounts.errors import TooManyDossiers
from sellers.accounts.models import BusinessRegistration

MOST_UNDECIDED = 3


def start_registration(*, by: User) -> BusinessRegistration:
    """An empty dossier of this person, filled with what is known of him."""
    with transaction.atomic(), pghistory.context(action="registration.start", by=by.pk, reason=""):
        # Two taps on the button must not start two dossiers beyond the limit.
        User.objects.select_for_update(of=("self",)).get(pk=by.pk)
        if BusinessRegistration.objects.of(by).undecided().count() >= MOST_UNDECIDED:
            raise TooManyDossiers
        return BusinessRegistration.objects.create(applicant=by, phone=by.phone or "", email=by.email or "", representative=by.full_name)
