"""Names of certificates by code, kept by the process for a while: kinds are reference data that superusers edit."""

import time

from django.utils.translation import get_language

from sellers.certificates.standing import names_of_codes

SECONDS_KEPT = 300.0

# By language, with the moment at which they were read.
_kept: dict[str, tuple[float, dict[str, str]]] = {}


def certificates_by_code() -> dict[str, str]:
    """Every known code with its name in the language of the page, in the order of lists: "ocop-4" is "OCOP 4 sao"."""
    language, now = get_language() or "", time.monotonic()
    read_at, names = _kept.get(language, (float("-inf"), {}))
    if now - read_at > SECONDS_KEPT:
        names = names_of_codes()
        _kept[language] = (now, names)
    return names


def forget_certificates() -> None:
    """Reads them again at the next question."""
    _kept.clear()
