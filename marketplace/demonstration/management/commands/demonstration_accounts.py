"""Print who can sign in to the demonstration, with the one-time codes of this moment."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from marketplace.demonstration.identity import email
from marketplace.demonstration.people import PASSWORD
from marketplace.demonstration.staff import STAFF


class Command(BaseCommand):
    """Staff with codes, a seller and a buyer."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """One line a person."""
        if not settings.DEVELOPMENT_PAGES:
            raise CommandError("There is no demonstration outside of development.")
        self.stdout.write(f"  Demonstration accounts (dữ liệu minh hoạ), password {PASSWORD}")
        for member in STAFF:
            self.stdout.write(f"    {email(member.login):32} one-time code {member.code}   {member.role}")
        self.stdout.write(f"    {email('ban01'):32} seller (also ban02 … ban132)")
        self.stdout.write(f"    {email('nop204'):32} applicant (also nop200 … nop222)")
        self.stdout.write(f"    {email('mua301'):32} buyer (also mua302 … mua308)")
        self.stdout.write("  New codes: make codes · SMS and e-mail: /hop-thu-thu-nghiem/")
