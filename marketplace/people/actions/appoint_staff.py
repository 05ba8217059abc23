"""Somebody starts to work for the exchange."""

import pghistory
from django.contrib.auth.models import Group
from django.db import transaction

from marketplace.people.models import User


def appoint_staff(person: User, *, group: str, by: User | None) -> User:
    """Opens the room of `group` (people.models.OFFICERS or EDITORS) to the person, who sets up a second factor before entering it."""
    with transaction.atomic(), pghistory.context(action="people.appoint_staff", by=by.pk if by else None, group=group):
        person.is_staff = True
        person.save(update_fields=["is_staff"])
        person.groups.add(Group.objects.get(name=group))
    return person
