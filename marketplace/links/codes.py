"""Codes that people read out on the telephone: a prefix, the month, and letters nobody mistakes for each other."""

import secrets

from django.utils import timezone

# No 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V: read over a bad line they are the same.
ALPHABET = "346789ACDEFGHJKMNPQRTWXY"


def public_code(prefix: str, *, length: int = 6) -> str:
    """A new code such as `BC-2611-K7M4QX`: 24**length possibilities, so it cannot be guessed; the caller keeps it unique."""
    month = timezone.localtime().strftime("%y%m")
    return f"{prefix}-{month}-{''.join(secrets.choice(ALPHABET) for _ in range(length))}"


def typed_code(text: str) -> str:
    """A code as somebody typed it (small letters, spaces, no hyphens) in the form it was given out."""
    plain = "".join(letter for letter in text.upper() if letter.isalnum())
    return f"{plain[:2]}-{plain[2:6]}-{plain[6:]}" if len(plain) > 6 else plain
