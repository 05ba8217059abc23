"""Production starts only when it knows everything; what is missing is named, and a server that is not there has to be said so."""

import os
import subprocess

import pytest

from deploy.local.checkout import PYTHON, ROOT
from marketplace.settings.environment import NONE, VARIABLES

COMPLETE = {
    "SECRET_KEY": "k" * 50,
    "DATABASE_URL": "postgresql://exchange@db/exchange",
    "ALLOWED_HOSTS": "san.example.vn",
    "PERSONAL_ID_KEYS": "ZGV2ZWxvcG1lbnQtb25seS1kZXZlbG9wbWVudC1vbmw=",
    "PERSONAL_ID_HASH_KEY": "hash",
    "EMAIL_URL": "smtps://user:secret@mail.example.vn:465",
    "SMS_URL": "https://user:secret@sms.example.vn/send",
}
START = "from marketplace.settings import production as p; print(repr((p.EMAIL_URL, p.SMS_URL)))"


def start(**changes: str) -> subprocess.CompletedProcess[str]:
    """Reads the production settings in a process that knows only these variables."""
    environment = {"PATH": os.environ["PATH"], "PYTHONUTF8": "1", **COMPLETE, **changes}
    return subprocess.run([str(PYTHON), "-c", START], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


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


@pytest.mark.parametrize(
    ("name", "value"), [("EMAIL_URL", "mail.example.vn:25"), ("EMAIL_URL", "http://mail"), ("SMS_URL", "http://sms.vn")]
)
def test_an_address_of_another_kind_is_refused_without_telling_it(name: str, value: str) -> None:
    refused = start(**{name: value})
    assert refused.returncode != 0
    assert f"{name}='…': expected" in refused.stderr
    assert value not in refused.stderr
