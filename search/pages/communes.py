"""Names of the exchange's communes by code, kept by the process: they change with a law."""

import time

from marketplace.places.models import Commune

SECONDS_KEPT = 3600.0
_communes: tuple[float, dict[str, str]] | None = None


def commune_names() -> dict[str, str]:
    """Every commune of the province by its code."""
    global _communes
    now = time.monotonic()
    if _communes is None or now - _communes[0] > SECONDS_KEPT:
        _communes = (now, {commune.pk: str(commune) for commune in Commune.objects.of_the_exchange()})
    return _communes[1]


def forget_communes() -> None:
    """Reads the communes again at the next question."""
    global _communes
    _communes = None
