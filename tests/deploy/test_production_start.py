"""Production starts only when it knows everything; what is missing is named, and a server that is not there has to be said so."""

import ast
import os
import secrets
import subprocess
from collections.abc import Sequence
from typing import Any

import pytest
from django.core.mail import get_connection
from django.core.mail.backends.smtp import EmailBackend
from django.test import override_settings

from deploy.local.checkout import PYTHON, ROOT
from marketplace.notifications.channels.email import EmailChannel
from marketplace.settings.environment import VARIABLES, mail
from marketplace.settings.reading import NONE

COMPLETE = {
    "SECRET_KEY": "k" * 50,
    "DATABASE_URL": "postgresql://exchange@db/exchange",
    "ALLOWED_HOSTS": "san.example.vn",
    "SITE_URL": "https://san.example.vn",
    "PERSONAL_ID_KEYS": "ZGV2ZWxvcG1lbnQtb25seS1kZXZlbG9wbWVudC1vbmw=",
    "PERSONAL_ID_HASH_KEY": "hash",
    "EMAIL_URL": "smtps://user:secret@mail.example.vn:465",
    "SMS_URL": "https://user:secret@sms.example.vn/send",
}
START = "from marketplace.settings import production as p; print(repr((p.EMAIL_URL, p.SMS_URL)))"


def start(command: Sequence[str] = ("-c", START), **changes: str) -> subprocess.CompletedProcess[str]:
    """Reads the production settings in a process that knows only these variables."""
    settings = {"DJANGO_SETTINGS_MODULE": "marketplace.settings.production"}
    environment = {"PATH": os.environ["PATH"], "PYTHONUTF8": "1", **settings, **COMPLETE, **changes}
    return subprocess.run([str(PYTHON), *command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_with_everything_it_starts() -> None:
    started = start()
    assert started.returncode == 0, started.stderr
    assert "mail.example.vn" in started.stdout
    assert {variable.name for variable in VARIABLES if variable.required} == COMPLETE.keys()


def test_everything_that_is_missing_is_named_at_once() -> None:
    refused = start(**dict.fromkeys(COMPLETE, ""))
    assert refused.returncode != 0
    assert [name for name in COMPLETE if f"  {name}: " not in refused.stderr] == []


@pytest.mark.parametrize("name", ["EMAIL_URL", "SMS_URL"])
def test_without_a_server_it_starts_only_when_told_that_there_is_none(name: str) -> None:
    assert start(**{name: ""}).returncode != 0
    told = start(**{name: NONE})
    assert told.returncode == 0, told.stderr
    assert "''" in told.stdout


LIBRARIES_READ = ["DEFAULT_FROM_EMAIL", "WAGTAILADMIN_BASE_URL", *(f"EMAIL_{name}" for name in mail(""))]


def told_to_libraries(**changes: str) -> dict[str, Any]:
    """What Django and Wagtail read when they send mail by themselves."""
    tell = f"from django.conf import settings; print(repr([getattr(settings, name) for name in {LIBRARIES_READ}]))"
    started = start(["-c", tell], **changes)
    assert started.returncode == 0, started.stderr
    return dict(zip(LIBRARIES_READ, ast.literal_eval(started.stdout), strict=True))


@pytest.mark.parametrize(
    "url", ["smtp://mail.example.vn", "smtp+starttls://user:m%C3%A2t%2F9@mail.example.vn", "smtps://user:secret@mail.example.vn:2525"]
)
def test_notices_of_libraries_leave_by_the_same_server_as_our_messages(url: str) -> None:
    ours, told = EmailChannel(url)._server(), told_to_libraries(EMAIL_URL=url)
    with override_settings(**{name: value for name, value in told.items() if name.startswith("EMAIL_")}):
        theirs = get_connection()
    assert type(theirs) is EmailBackend
    for name in ("host", "port", "username", "password", "use_tls", "use_ssl", "timeout"):
        assert getattr(theirs, name) == getattr(ours, name), name


def test_notices_of_libraries_name_the_exchange_as_sender_and_lead_to_its_address() -> None:
    told = told_to_libraries(SITE_URL="https://cho.example.vn", DEFAULT_FROM_EMAIL="San <san@cho.example.vn>")
    assert told["WAGTAILADMIN_BASE_URL"] == "https://cho.example.vn"
    assert told["DEFAULT_FROM_EMAIL"] == "San <san@cho.example.vn>"


def test_without_a_mail_server_libraries_say_nothing() -> None:
    assert told_to_libraries(EMAIL_URL=NONE)["EMAIL_BACKEND"] == "django.core.mail.backends.dummy.EmailBackend"


SECRET = "Mat-khau"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("EMAIL_URL", f"mail.example.vn:25?{SECRET}"),
        ("EMAIL_URL", f"http://{SECRET}@mail"),
        ("EMAIL_URL", f"smtp://user:{SECRET}/9@mail.example.vn"),
        ("EMAIL_URL", f"smtp://user:{SECRET}@"),
        ("SMS_URL", f"http://user:{SECRET}@sms.vn"),
        ("DATABASE_URL", f"mysql://exchange:{SECRET}@db/exchange"),
        ("DATABASE_URL", f"postgresql://exchange:{SECRET}@db:five/exchange"),
        ("DATABASE_URL", f"postgresql://exchange:{SECRET}/9@db/exchange"),
        ("DATABASE_URL", f"postgresql://exchange:{SECRET}@/exchange?host=/run&port=five"),
        ("PERSONAL_ID_KEYS", SECRET),
        ("PERSONAL_ID_KEYS", f"{COMPLETE['PERSONAL_ID_KEYS']},{SECRET}"),
    ],
)
def test_a_secret_of_another_kind_is_refused_without_telling_it(name: str, value: str) -> None:
    refused = start(**{name: value})
    assert refused.returncode != 0
    assert f"{name}='…': expected" in refused.stderr
    assert SECRET not in refused.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SITE_URL", "san.example.vn"),
        ("SITE_URL", "https://san.example.vn/cho"),
        ("SEARCH_INDEX_PREFIX", "San"),
        ("SMS_SENDER", "SAN TAY NINH"),
        ("TRUSTED_PROXY_COUNT", "-1"),
        ("WEB_WORKERS", "0"),
        ("WEB_WORKERS", ""),
        ("PORT", "99999"),
        ("PORT", "http"),
        ("LOG_LEVEL", "verbose"),
    ],
)
def test_what_cannot_be_is_refused_with_what_was_expected(name: str, value: str) -> None:
    refused = start(**{name: value})
    assert refused.returncode != 0
    assert f"{name}={value!r}: expected" in refused.stderr


def test_django_finds_nothing_to_warn_of_before_a_deployment() -> None:
    checked = start(["manage.py", "check", "--deploy", "--fail-level", "WARNING"], SECRET_KEY=secrets.token_urlsafe(48))
    assert checked.returncode == 0, checked.stderr


def test_links_in_messages_never_begin_with_plain_http() -> None:
    refused = start(SITE_URL="http://san.example.vn")
    assert refused.returncode != 0
    assert "SITE_URL must begin with https://" in refused.stderr


def test_everything_that_cannot_be_is_named_at_once_beside_what_is_missing() -> None:
    refused = start(SECRET_KEY="short", SMS_URL="", PORT="0", LOG_LEVEL="verbose")
    assert [name for name in ("SECRET_KEY", "SMS_URL", "PORT", "LOG_LEVEL") if f"\n  {name}" not in refused.stderr] == []


LOADED_BY_THE_PARENT = """
import gc, sys
from deploy import gunicorn_settings
import marketplace.wsgi
gunicorn_settings.when_ready(None)
lexicon = sys.modules["search.lexicon.lexicon"].lexicon
print(gc.get_freeze_count() > 100_000, "search.pages.views" in sys.modules, lexicon.cache_info().currsize == 1)
"""


def test_the_parent_of_the_web_processes_loads_what_they_share_and_asks_no_database() -> None:
    loaded = start(["-c", LOADED_BY_THE_PARENT])
    assert loaded.stdout.split() == ["True", "True", "True"], loaded.stderr
