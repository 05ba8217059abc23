"""python manage.py load_rules"""

from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import transaction

from marketplace.rules.loading import load_rules
from marketplace.rules.publishing import publish_files


class Command(BaseCommand):
    help = "Writes holidays, rules, industry codes and policies that are missing; what was changed by hand stays."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        written = {**load_rules(apps), "new policy versions": publish_files(apps)}
        for what, number in written.items():
            self.stdout.write(f"{number} {what}")
