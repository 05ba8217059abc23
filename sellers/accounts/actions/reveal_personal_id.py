"""Open a personal ID number."""

import pghistory
from django.db import transaction

from marketplace.lifecycles import NotAllowed
from marketplace.people.models import User
from sellers.accounts.deciding import require_reason
from sellers.accounts.models import BusinessRegistration, PersonalIdOpening
from sellers.accounts.policies import may_read


def reveal_personal_id(registration: BusinessRegistration, *, by: User, reason: str) -> str:
    """The number in clear, for an officer with a reason, which stays in the trail. Raises NotAllowed, ReasonNeeded."""
    if not (by.is_officer and may_read(by, registration)):
        raise NotAllowed
    why = require_reason(reason)
    with transaction.atomic(), pghistory.context(action="registration.reveal_personal_id", by=by.pk, reason=why):
        PersonalIdOpening.objects.create(registration=registration, opened_by=by, reason=why)
    return registration.personal_id
