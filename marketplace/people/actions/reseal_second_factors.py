"""The secrets of authenticator apps and the seeds of recovery codes pass to the newest key."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.db import transaction

from marketplace.people.seals import reseal

CHUNK = 500
# What allauth encrypts in an authenticator's data: a text, or a list of them.
SEALED = ("secret", "seed", "migrated_codes")


def reseal_second_factors() -> int:
    """Row by row and each locked, because using a recovery code writes the same field; returns how many had an older key."""
    done = 0
    for pk in Authenticator.objects.values_list("pk", flat=True).iterator(chunk_size=CHUNK):
        with transaction.atomic():
            for authenticator in Authenticator.objects.select_for_update(of=("self",)).filter(pk=pk):
                data = {name: _resealed(value) if name in SEALED else value for name, value in authenticator.data.items()}
                if data != authenticator.data:
                    done += Authenticator.objects.filter(pk=pk).update(data=data)
    return done


def _resealed(value: Any) -> Any:
    return [reseal(text) for text in value] if isinstance(value, list) else reseal(value)
