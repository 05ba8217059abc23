"""python manage.py load_places"""

from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import transaction

from marketplace.places.loading import load_places


class Command(BaseCommand):
    help = "Writes provinces, communes and their former names from marketplace/places/data."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        for what, number in load_places(apps).items():
            self.stdout.write(f"{number} {what}")
