"""python manage.py load_categories"""

from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import transaction

from catalogue.loading import load_categories


class Command(BaseCommand):
    help = "Makes the categories of catalogue/data that are missing; what was changed or added by hand stays."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{load_categories(apps)} new categories")
