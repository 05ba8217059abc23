"""What nobody may read in the database: encrypted with keys that can be changed while everything stays readable."""

from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


@lru_cache(maxsize=4)
def _keys(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


def _sealer() -> MultiFernet:
    return _keys(tuple(settings.PERSONAL_ID_KEYS))


def seal(text: str) -> str:
    """The text encrypted with the newest key; empty stays empty."""
    return _sealer().encrypt(text.encode()).decode() if text else ""


def unseal(sealed: str) -> str:
    """The text again, whichever of the keys it was sealed with."""
    return _sealer().decrypt(sealed.encode()).decode() if sealed else ""


def reseal(sealed: str) -> str:
    """The same text under the newest key; what has that key already comes back as it is, so that a command can count what is left."""
    return sealed if not sealed or _has_newest_key(sealed) else _sealer().rotate(sealed.encode()).decode()


def _has_newest_key(sealed: str) -> bool:
    try:
        _keys(tuple(settings.PERSONAL_ID_KEYS[:1])).decrypt(sealed.encode())
    except InvalidToken:
        return False
    return True
