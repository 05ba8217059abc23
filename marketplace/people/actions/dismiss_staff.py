"""Somebody no longer works for the exchange."""

import pghistory
from django.db import transaction

from marketplace.people.models import EDITORS, OFFICERS, User


def dismiss_staff(person: User, *, by: User | None) -> User:
    """Closes every room of staff; the person keeps the account as a buyer."""
    with transaction.atomic(), pghistory.context(action="people.dismiss_staff", by=by.pk if by else None):
        person.is_staff = person.is_superuser = False
        person.save(update_fields=["is_staff", "is_superuser"])
        person.groups.remove(*person.groups.filter(name__in=[OFFICERS, EDITORS]))
    return person
