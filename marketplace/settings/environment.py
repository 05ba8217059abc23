"""Every environment variable that the exchange reads: its type, default and meaning.

Nothing else in the project reads the environment. `docs/deployment.md` and `deploy/compose.yaml` are held equal to this list by tests.
"""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

NONE = "none"


def _text(value: str) -> str:
    return value


def _flag(value: str) -> bool:
    lowered = value.strip().lower()
    if lowered in {"1", "true", "yes", "on"}:
        return True
    if lowered in {"0", "false", "no", "off", ""}:
        return False
    raise ValueError("expected 1 or 0")


def _whole(value: str) -> int:
    return int(value)


def _list(value: str) -> list[str]:
    return [part.strip() for part in value.split(",") if part.strip()]


def _between(lowest: int, highest: int) -> Callable[[str], int]:
    def read(value: str) -> int:
        number = int(value)
        if not lowest <= number <= highest:
            raise ValueError(f"expected {lowest} to {highest}")
        return number

    return read


def _seconds(value: str) -> str:
    if not re.fullmatch(r"[1-9]\d{0,4}(ms|s)", value.strip()):
        raise ValueError("expected a time as 500ms or 5s")
    return value.strip()


def _server(*schemes: str) -> Callable[[str], str]:
    """An address of one of these kinds; "none" says that there is none, and reads as empty."""

    def read(value: str) -> str:
        address = value.strip()
        if address in {"", NONE}:
            return ""
        if not address.startswith(tuple(f"{scheme}://" for scheme in schemes)):
            raise ValueError(f"expected {' or '.join(f'{scheme}://…' for scheme in schemes)}, or {NONE}")
        return address

    return read


@dataclass(frozen=True)
class Variable:
    """One environment variable; `required` means that production does not start without it."""

    name: str
    read: Callable[[str], Any]
    default: str
    meaning: str
    required: bool = False
    secret: bool = False


VARIABLES: tuple[Variable, ...] = (
    Variable("SECRET_KEY", _text, "", "Key that signs sessions, links and tokens; at least 50 characters.", required=True, secret=True),
    Variable(
        "DATABASE_URL",
        _text,
        "",
        "PostgreSQL, as postgresql://user:password@host:port/name; a socket folder goes into ?host=.",
        required=True,
        secret=True,
    ),
    Variable("ALLOWED_HOSTS", _list, "", "Host names that the exchange answers to, separated by commas.", required=True),
    Variable("SITE_URL", _text, "http://localhost:8000", "Address that links in messages begin with, without a slash at the end."),
    Variable(
        "PERSONAL_ID_KEYS",
        _list,
        "",
        "Fernet keys for personal ID numbers and one-time-code secrets, newest first, separated by commas.",
        required=True,
        secret=True,
    ),
    Variable(
        "PERSONAL_ID_HASH_KEY", _text, "", "Key of the hash by which a personal ID number is recognised again.", required=True, secret=True
    ),
    Variable("ELASTICSEARCH_URL", _list, "", "Elasticsearch nodes, separated by commas; empty means that PostgreSQL answers searches."),
    Variable("ELASTICSEARCH_API_KEY", _text, "", "API key for Elasticsearch.", secret=True),
    Variable("ELASTICSEARCH_CA_CERTS", _text, "", "File with the certificate authority of Elasticsearch's TLS certificate."),
    Variable(
        "ELASTICSEARCH_FINGERPRINT",
        _text,
        "",
        "SHA-256 of Elasticsearch's certificate, or of an authority that its nodes show; instead of ELASTICSEARCH_CA_CERTS.",
    ),
    Variable(
        "ELASTICSEARCH_SHARDS",
        _between(1, 64),
        "1",
        "Parts of the index; one holds a few million offers. A change takes effect with a rebuild, which the worker does by itself.",
    ),
    Variable(
        "ELASTICSEARCH_REPLICAS",
        _between(0, 5),
        "0",
        "Copies of each part on other nodes; with three nodes 1, so that one may be lost. A change takes effect when the worker starts.",
    ),
    Variable(
        "ELASTICSEARCH_REFRESH_INTERVAL",
        _seconds,
        "1s",
        "How soon searches see what was written. A change takes effect when the worker starts.",
    ),
    Variable("SEARCH_INDEX_PREFIX", _text, "exchange", "Prefix of the names of indices and aliases."),
    Variable(
        "EMAIL_URL",
        _server("smtp+starttls", "smtps", "smtp"),
        "",
        "Mail server, as smtp+starttls://user:password@host:port (or smtps://, smtp://); `none` when there is none: e-mail is given up.",
        required=True,
        secret=True,
    ),
    Variable("DEFAULT_FROM_EMAIL", _text, "Sàn giao dịch <khong-tra-loi@localhost>", "Sender of e-mail."),
    Variable(
        "SMS_URL",
        _server("https"),
        "",
        "HTTPS endpoint of the SMS aggregator, user:password@ for Basic authentication; `none` when there is none: SMS are given up.",
        required=True,
        secret=True,
    ),
    Variable("SMS_SENDER", _text, "SANTAYNINH", "Registered sender name of SMS, at most 11 characters."),
    Variable("MEDIA_ROOT", _text, "", "Folder of public pictures."),
    Variable("PRIVATE_MEDIA_ROOT", _text, "", "Folder of private documents; never served directly."),
    Variable(
        "OWNER_NAME",
        _text,
        "Đơn vị vận hành sàn (dữ liệu minh hoạ)",
        "Owner of the exchange, shown in the foot of every page as the law asks.",
    ),
    Variable("OWNER_ADDRESS", _text, "Phường Long An, tỉnh Tây Ninh (dữ liệu minh hoạ)", "Address of the owner."),
    Variable("OWNER_PHONE", _text, "", "Phone number that people in need of help call."),
    Variable("OWNER_EMAIL", _text, "", "E-mail address of the owner."),
    Variable("OWNER_TAX_CODE", _text, "", "Tax code or number of the establishing decision of the owner."),
    Variable("OWNER_RESPONSIBLE", _text, "", "Person responsible for the content of the exchange."),
    Variable("CONFIRMATION_URL", _text, "", "Page of the state's e-commerce system that confirms the exchange; empty hides the icon."),
    Variable("CONFIRMATION_IMAGE", _text, "", "Address of the confirmation icon on this host; empty hides it."),
    Variable("TRUSTED_PROXY_COUNT", _whole, "0", "Number of proxies in front whose X-Forwarded-For entries are believed."),
    Variable("WEB_WORKERS", _whole, "2", "Web processes."),
    Variable("PORT", _whole, "8000", "Port that the web server listens on."),
    Variable("LOG_LEVEL", _text, "INFO", "Lowest level of log lines."),
)
_BY_NAME: Mapping[str, Variable] = {variable.name: variable for variable in VARIABLES}


def env(name: str) -> Any:
    """The value of a declared variable, typed; raises ImproperlyConfigured with the variable's meaning when it cannot be read."""
    variable = _BY_NAME[name]
    raw = os.environ.get(name, variable.default)
    try:
        return variable.read(raw)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name}={'…' if variable.secret else raw!r}: {error}. {variable.meaning}") from error


def require_for_production() -> None:
    """Raises one error that names every required variable that is missing or too weak."""
    missing = [f"{v.name}: {v.meaning}" for v in VARIABLES if v.required and not os.environ.get(v.name, "").strip()]
    if missing:
        raise ImproperlyConfigured("Set these environment variables (see docs/deployment.md):\n  " + "\n  ".join(missing))
    if len(os.environ["SECRET_KEY"]) < 50:
        raise ImproperlyConfigured("SECRET_KEY must have at least 50 characters.")


def database(url: str) -> dict[str, Any]:
    """Django's DATABASES entry for a PostgreSQL URL; a socket folder is read from the query's `host`."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise ImproperlyConfigured("DATABASE_URL must begin with postgresql://; PostgreSQL is the only database of the exchange.")
    query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "exchange",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", "") or (parts.hostname or ""),
        "PORT": query.pop("port", "") or (str(parts.port) if parts.port else ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": query,
    }
