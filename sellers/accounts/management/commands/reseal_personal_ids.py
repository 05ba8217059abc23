"""python manage.py reseal_personal_ids"""

from typing import Any

import pgtrigger
from django.core.management.base import BaseCommand
from django.db import transaction

from sellers.accounts.models import BusinessRegistration, SellerIdentity
from sellers.accounts.personal_ids import reseal

CHUNK = 500


class Command(BaseCommand):
    """After a new key was put first into PERSONAL_ID_KEYS, and before the old one is taken out."""

    help = "Encrypts all personal ID numbers with the newest key; run it before an old key is removed."

    def handle(self, *args: Any, **options: Any) -> None:
        """Row by row, so that an interrupted run is simply run again."""
        dossiers = self._reseal(BusinessRegistration, "representative_id_sealed")
        # The seal of an identity record is renewed, not the record.
        with pgtrigger.ignore("seller_accounts.SellerIdentity:append_only"):
            records = self._reseal(SellerIdentity, "personal_id_sealed")
        self.stdout.write(f"{dossiers} dossiers and {records} identity records sealed anew")

    def _reseal(self, model: Any, field: str) -> int:
        done = 0
        for pk in model.objects.exclude(**{field: ""}).values_list("pk", flat=True).iterator(chunk_size=CHUNK):
            with transaction.atomic():
                row = model.objects.select_for_update(of=("self",)).filter(pk=pk).values_list(field, flat=True).get()
                done += model.objects.filter(pk=pk).update(**{field: reseal(row)})
        return done
