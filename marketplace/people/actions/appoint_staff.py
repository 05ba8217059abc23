"""Somebody starts to work for the exchange."""

import pghistory
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from marketplace.lifecycles import BusinessError
from marketplace.people.models import User


class Nameless(BusinessError):
    """Buyers read who checked a seller's papers."""

    message = _("Whoever works for the exchange does so under a name. The person writes it into the account first.")


def appoint_staff(person: User, *, group: str, by: User | None) -> User:
    """Opens the room of `group` (people.models.OFFICERS or EDITORS) to the person, who sets up a second factor before entering it.

    Raises Nameless.
    """
    if not person.full_name.strip():
        raise Nameless
    with transaction.atomic(), pghistory.context(action="people.appoint_staff", by=by.pk if by else None, group=group):
        person.is_staff = True
        person.save(update_fields=["is_staff"])
        person.groups.add(Group.objects.get(name=group))
    return person
