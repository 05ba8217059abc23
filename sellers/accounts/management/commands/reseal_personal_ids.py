"""python manage.py reseal_personal_ids"""

from typing import Any

import pgtrigger
from django.core.management.base import BaseCommand
from django.db import transaction

from marketplace.people.actions.reseal_second_factors import reseal_second_factors
from marketplace.people.seals import reseal
from sellers.accounts.models import BusinessRegistration, SellerIdentity

CHUNK = 500


class Command(BaseCommand):
    """After a new key was put first into PERSONAL_ID_KEYS, and before the old one is taken out; docs/deployment.md has the steps."""

    help = (
        "Encrypts everything that PERSONAL_ID_KEYS keep (personal ID numbers, secrets of authenticator apps, seeds of recovery codes) with "
        "the newest key. Run it until it finds nothing, then remove the old key."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Row by row, so that an interrupted run is simply run again; counts what had an older key."""
        dossiers = self._reseal(BusinessRegistration, "representative_id_sealed")
        # The seal of an identity record is renewed, not the record.
        with pgtrigger.ignore("seller_accounts.SellerIdentity:append_only"):
            records = self._reseal(SellerIdentity, "personal_id_sealed")
        factors = reseal_second_factors()
        self.stdout.write(f"{dossiers} dossiers, {records} identity records and {factors} second factors sealed anew")

    def _reseal(self, model: Any, field: str) -> int:
        done = 0
        for pk in model.objects.exclude(**{field: ""}).values_list("pk", flat=True).iterator(chunk_size=CHUNK):
            with transaction.atomic():
                row = model.objects.select_for_update(of=("self",)).filter(pk=pk).values_list(field, flat=True).get()
                if (sealed := reseal(row)) != row:
                    done += model.objects.filter(pk=pk).update(**{field: sealed})
        return done
