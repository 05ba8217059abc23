"""Every environment variable that the exchange reads: its type, default and meaning.

Nothing that runs in production reads the environment elsewhere; the commands of a checkout read a few variables more. `docs/deployment.md`
names them all, and `deploy/compose.yaml` sets those of production: tests hold both equal to the code.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from marketplace.settings.reading import between, fernet_keys, log_level, matching, postgresql, server, site, text, words


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
    Variable("SECRET_KEY", text, "", "Key that signs sessions, links and tokens; at least 50 characters.", required=True, secret=True),
    Variable(
        "DATABASE_URL",
        postgresql,
        "",
        "PostgreSQL, as postgresql://user:password@host:port/name; a socket folder goes into ?host=.",
        required=True,
        secret=True,
    ),
    Variable("ALLOWED_HOSTS", words, "", "Host names that the exchange answers to, separated by commas.", required=True),
    Variable(
        "SITE_URL", site, "http://localhost:8000", "Address that links in messages begin with; https://host in production.", required=True
    ),
    Variable(
        "PERSONAL_ID_KEYS",
        fernet_keys,
        "",
        "Fernet keys for personal ID numbers and one-time-code secrets, newest first, separated by commas.",
        required=True,
        secret=True,
    ),
    Variable(
        "PERSONAL_ID_HASH_KEY", text, "", "Key of the hash by which a personal ID number is recognised again.", required=True, secret=True
    ),
    Variable("ELASTICSEARCH_URL", words, "", "Elasticsearch nodes, separated by commas; empty means that PostgreSQL answers searches."),
    Variable("ELASTICSEARCH_API_KEY", text, "", "API key for Elasticsearch.", secret=True),
    Variable("ELASTICSEARCH_CA_CERTS", text, "", "File with the certificate authority of Elasticsearch's TLS certificate."),
    Variable(
        "ELASTICSEARCH_FINGERPRINT",
        text,
        "",
        "SHA-256 of Elasticsearch's certificate, or of an authority that its nodes show; instead of ELASTICSEARCH_CA_CERTS.",
    ),
    Variable(
        "ELASTICSEARCH_SHARDS",
        between(1, 64),
        "1",
        "Parts of the index; one holds a few million offers. A change takes effect with a rebuild, which the worker does by itself.",
    ),
    Variable(
        "ELASTICSEARCH_REPLICAS",
        between(0, 5),
        "0",
        "Copies of each part on other nodes; with three nodes 1, so that one may be lost. A change takes effect when the worker starts.",
    ),
    Variable(
        "ELASTICSEARCH_REFRESH_INTERVAL",
        matching(r"[1-9]\d{0,4}(ms|s)", "a time as 500ms or 5s"),
        "1s",
        "How soon searches see what was written. A change takes effect when the worker starts.",
    ),
    Variable(
        "SEARCH_INDEX_PREFIX",
        matching(r"[a-z0-9][a-z0-9_-]{0,49}", "small letters, figures, - and _"),
        "exchange",
        "Prefix of the names of indices and aliases.",
    ),
    Variable(
        "EMAIL_URL",
        server("smtp+starttls", "smtps", "smtp"),
        "",
        "Mail server, as smtp+starttls://user:password@host:port (or smtps://, smtp://); `none` when there is none: e-mail is given up.",
        required=True,
        secret=True,
    ),
    Variable("DEFAULT_FROM_EMAIL", text, "Sàn giao dịch <khong-tra-loi@localhost>", "Sender of e-mail."),
    Variable(
        "SMS_URL",
        server("https"),
        "",
        "HTTPS endpoint of the SMS aggregator, user:password@ for Basic authentication; `none` when there is none: SMS are given up.",
        required=True,
        secret=True,
    ),
    Variable(
        "SMS_SENDER", matching(r".{0,11}", "at most 11 characters"), "SANTAYNINH", "Registered sender name of SMS, at most 11 characters."
    ),
    Variable("MEDIA_ROOT", text, "", "Folder of public pictures."),
    Variable("PRIVATE_MEDIA_ROOT", text, "", "Folder of private documents; never served directly."),
    Variable(
        "OWNER_NAME",
        text,
        "Đơn vị vận hành sàn (dữ liệu minh hoạ)",
        "Owner of the exchange, shown in the foot of every page as the law asks.",
    ),
    Variable("OWNER_ADDRESS", text, "Phường Long An, tỉnh Tây Ninh (dữ liệu minh hoạ)", "Address of the owner."),
    Variable("OWNER_PHONE", text, "", "Phone number that people in need of help call."),
    Variable("OWNER_EMAIL", text, "", "E-mail address of the owner."),
    Variable("OWNER_TAX_CODE", text, "", "Tax code or number of the establishing decision of the owner."),
    Variable("OWNER_RESPONSIBLE", text, "", "Person responsible for the content of the exchange."),
    Variable("CONFIRMATION_URL", text, "", "Page of the state's e-commerce system that confirms the exchange; empty hides the icon."),
    Variable("CONFIRMATION_IMAGE", text, "", "Address of the confirmation icon on this host; empty hides it."),
    Variable("TRUSTED_PROXY_COUNT", between(0, 10), "0", "Number of proxies in front whose X-Forwarded-For entries are believed."),
    Variable("WEB_WORKERS", between(1, 256), "2", "Web processes."),
    Variable("PORT", between(1, 65_535), "8000", "Port that the web server listens on."),
    Variable("LOG_LEVEL", log_level, "INFO", "Lowest level of log lines, from DEBUG to CRITICAL."),
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
    """Raises one error that names every variable that is missing, too weak or not to be understood."""
    missing = [v for v in VARIABLES if v.required and not os.environ.get(v.name, "").strip()]
    wrong = [f"{v.name}: {v.meaning}" for v in missing]
    wrong += [str(error) for v in VARIABLES if v not in missing and (error := _error(v))]
    if 0 < len(os.environ.get("SECRET_KEY", "")) < 50:
        wrong.append("SECRET_KEY must have at least 50 characters.")
    if os.environ.get("SITE_URL", "").startswith("http:"):
        wrong.append("SITE_URL must begin with https:// in production.")
    if wrong:
        raise ImproperlyConfigured("Set these environment variables (see docs/deployment.md):\n  " + "\n  ".join(wrong))


def _error(variable: Variable) -> ImproperlyConfigured | None:
    """What is wrong with its value."""
    try:
        env(variable.name)
    except ImproperlyConfigured as error:
        return error
    return None


def database(url: str) -> dict[str, Any]:
    """Django's DATABASES entry for a PostgreSQL URL; a socket folder is read from the query's `host`."""
    parts = urlsplit(url)
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


def mail(url: str) -> dict[str, Any]:
    """Django's EMAIL_ settings for a mail server's URL: for our own messages, and for libraries that send by themselves.

    Without a server those say nothing.
    """
    parts = urlsplit(url)
    return {
        "BACKEND": f"django.core.mail.backends.{'smtp' if url else 'dummy'}.EmailBackend",
        "HOST": parts.hostname or "",
        "PORT": parts.port or {"smtp+starttls": 587, "smtps": 465}.get(parts.scheme, 25),
        "HOST_USER": unquote(parts.username or ""),
        "HOST_PASSWORD": unquote(parts.password or ""),
        "USE_TLS": parts.scheme == "smtp+starttls",
        "USE_SSL": parts.scheme == "smtps",
        # Seconds; Wagtail sends while the editor waits for the next page.
        "TIMEOUT": 10,
    }
