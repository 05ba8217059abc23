"""Personal ID numbers, which lie sealed: recognised again by a keyed hash, shown masked."""

import hashlib
import hmac

from django.conf import settings

from marketplace.people.identifiers import mask_personal_id
from marketplace.people.seals import unseal


def fingerprint(digits: str) -> str:
    """A keyed hash: equal numbers have equal fingerprints, and without the key nothing can be tried out; empty stays empty."""
    if not digits:
        return ""
    return hmac.new(settings.PERSONAL_ID_HASH_KEY.encode(), digits.encode(), hashlib.sha256).hexdigest()


def mask(sealed: str) -> str:
    """What may be shown: 072•••••1234."""
    digits = unseal(sealed)
    return mask_personal_id(digits) if digits else ""
