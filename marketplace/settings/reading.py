"""How the values of environment variables are read; each raises ValueError with what it expected, and never with what may be secret."""

import logging
import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from cryptography.fernet import Fernet

NONE = "none"


def text(value: str) -> str:
    return value


def words(value: str) -> list[str]:
    """What stands between commas."""
    return [part.strip() for part in value.split(",") if part.strip()]


def between(lowest: int, highest: int) -> Callable[[str], int]:
    """A whole number."""

    def read(value: str) -> int:
        if not re.fullmatch(r"\s*\d{1,9}\s*", value) or not lowest <= int(value) <= highest:
            raise ValueError(f"expected {lowest} to {highest}")
        return int(value)

    return read


def matching(pattern: str, expected: str) -> Callable[[str], str]:
    """Text of a certain form."""

    def read(value: str) -> str:
        if not re.fullmatch(pattern, value.strip()):
            raise ValueError(f"expected {expected}")
        return value.strip()

    return read


def server(*schemes: str) -> Callable[[str], str]:
    """An address of one of these kinds; "none" says that there is none, and reads as empty."""

    def read(value: str) -> str:
        address = value.strip()
        if address in {"", NONE}:
            return ""
        if not address.startswith(tuple(f"{scheme}://" for scheme in schemes)):
            raise ValueError(f"expected {' or '.join(f'{scheme}://…' for scheme in schemes)}, or {NONE}")
        _check_port(address)
        if not urlsplit(address).hostname:
            raise ValueError("expected the name of a server behind ://")
        return address

    return read


def postgresql(value: str) -> str:
    """The address of a database; empty where there is none."""
    if not value:
        return ""
    if not value.startswith(("postgresql://", "postgres://")):
        raise ValueError("expected postgresql://…; PostgreSQL is the only database of the exchange")
    _check_port(value)
    if not all(port.isdigit() for port in parse_qs(urlsplit(value).query).get("port", [])):
        raise ValueError("expected a number as the port")
    return value


def site(value: str) -> str:
    """The address of the exchange itself, to which paths are added."""
    address = value.strip().rstrip("/")
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path or parts.query or parts.fragment:
        raise ValueError("expected https://host")
    return address


def fernet_keys(value: str) -> list[str]:
    """Keys that can encrypt."""
    keys = words(value)
    try:
        for key in keys:
            Fernet(key)
    except ValueError:
        raise ValueError("expected keys of 32 bytes in URL-safe base64, separated by commas") from None
    return keys


def log_level(value: str) -> str:
    """A level by its name."""
    level = value.strip().upper()
    if level not in logging.getLevelNamesMapping():
        raise ValueError("expected DEBUG, INFO, WARNING, ERROR or CRITICAL")
    return level


def _check_port(address: str) -> None:
    """The library's own words would quote what stands behind a colon, which may be a password with a slash in it."""
    try:
        _ = urlsplit(address).port
    except ValueError:
        raise ValueError("expected a number from 0 to 65535 as the port; / and @ in a password are written %2F and %40") from None
