"""Load the categories of goods and services."""

from typing import Any

from django.core.management.base import BaseCommand

from catalogue.loading import load_categories


class Command(BaseCommand):
    """Makes what is missing; may be run again."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Says what was made and changed."""
        made, changed = load_categories()
        self.stdout.write(f"{made} categories made, {changed} changed")
