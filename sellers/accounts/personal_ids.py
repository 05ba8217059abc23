"""Personal ID numbers: sealed with a key that can be changed, recognised again by a keyed hash, shown masked."""

import hashlib
import hmac
from functools import lru_cache

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings

from marketplace.people.identifiers import mask_personal_id


@lru_cache(maxsize=4)
def _keys(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


def _sealer() -> MultiFernet:
    return _keys(tuple(settings.PERSONAL_ID_KEYS))


def seal(digits: str) -> str:
    """The number encrypted with the newest key; empty stays empty."""
    return _sealer().encrypt(digits.encode()).decode() if digits else ""


def unseal(sealed: str) -> str:
    """The number again, whichever of the keys it was sealed with."""
    return _sealer().decrypt(sealed.encode()).decode() if sealed else ""


def reseal(sealed: str) -> str:
    """The same number under the newest key."""
    return _sealer().rotate(sealed.encode()).decode() if sealed else ""


def fingerprint(digits: str) -> str:
    """A keyed hash: equal numbers have equal fingerprints, and without the key nothing can be tried out; empty stays empty."""
    if not digits:
        return ""
    return hmac.new(settings.PERSONAL_ID_HASH_KEY.encode(), digits.encode(), hashlib.sha256).hexdigest()


def mask(sealed: str) -> str:
    """What may be shown: 072•••••1234."""
    digits = unseal(sealed)
    return mask_personal_id(digits) if digits else ""
