"""Appoint and dismiss the staff of the exchange: `staff officer ba@example.vn`, `staff editor 0912345678`, `staff nobody ba@example.vn`."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from marketplace.lifecycles import BusinessError
from marketplace.people.actions.appoint_staff import appoint_staff
from marketplace.people.actions.dismiss_staff import dismiss_staff
from marketplace.people.contacts import account_of, read_contact
from marketplace.people.models import EDITORS, OFFICERS

GROUPS = {"officer": OFFICERS, "editor": EDITORS}


class Command(BaseCommand):
    """The person must have an account with that verified number or address."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The room, and whose account."""
        parser.add_argument("role", choices=[*GROUPS, "nobody"])
        parser.add_argument("contact", help="phone number or e-mail address of the account")

    def handle(self, *args: Any, **options: Any) -> None:
        """Says what has changed."""
        try:
            person = account_of(read_contact(options["contact"]))
        except ValidationError as error:
            raise CommandError(error.messages[0]) from error
        if person is None:
            raise CommandError("No account has this number or address; the person signs up first.")
        if options["role"] == "nobody":
            dismiss_staff(person, by=None)
        else:
            try:
                appoint_staff(person, group=GROUPS[options["role"]], by=None)
            except BusinessError as refused:
                raise CommandError(str(refused.message)) from refused
        self.stdout.write(f"{person}: {options['role']}")
