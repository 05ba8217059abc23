"""Fill an empty exchange with the demonstration data."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from marketplace.demonstration.loading import load_demonstration


class Command(BaseCommand):
    """Where sellers stand already, it only moves the demonstration's own offers to the present day; refuses outside of development."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Says what each part took."""
        if not settings.DEVELOPMENT_PAGES:
            raise CommandError("Demonstration data belong into development only: their passwords are printed.")
        load_demonstration(lambda words: self.stdout.write(f"  {words}"))
