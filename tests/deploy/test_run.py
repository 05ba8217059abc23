"""`make run`, from the database to Ctrl-C."""

import json
import os
import re
import signal
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from deploy.local.checkout import PYTHON, ROOT, child_environment
from deploy.local.databases import drop, fresh_database
from deploy.local.ports import free_port, is_free
from marketplace.demonstration.people import PASSWORD
from marketplace.demonstration.staff import STAFF
from tests.plugins.proofs import FULL

DATABASE = "exchange_check_run"
PATIENCE = 600
DJANGO_STARTS_IN_A_FIRST_START = 40
"""Besides those of a second start: the schema, the words of all pages, and the pictures and offers of the demonstration."""
DJANGO_STARTS_IN_A_SECOND_START = 5
"""Preparing is one process, the web server another, the worker a third beside it; the rest is for serving the first page."""
MOST_SECONDS_OF_A_SECOND_START = 15
"""Held by `make prove`, which has its machine to itself; a loaded machine is measured by its own Django starts."""

pytestmark = [pytest.mark.alone, pytest.mark.usefixtures("loopback")]


@pytest.fixture(scope="module")
def empty_database() -> Iterator[str]:
    """A database as a new machine has it."""
    yield fresh_database(os.environ["DATABASE_URL"], DATABASE)
    drop(os.environ["DATABASE_URL"], DATABASE)


class Running:
    """The whole exchange as a person starts it, in a media folder of its own."""

    def __init__(self, url: str, folder: Path) -> None:
        self.port = free_port()
        media = {"MEDIA_ROOT": str(folder / "media"), "PRIVATE_MEDIA_ROOT": str(folder / "private")}
        environment = child_environment(
            DATABASE_URL=url, PORT=str(self.port), DJANGO_SETTINGS_MODULE="marketplace.settings.development", **media
        )
        self.started = time.monotonic()
        self.output = (folder / "output").open("w+")
        command = [str(PYTHON), "-m", "deploy.local.run"]
        self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=self.output, stderr=self.output)

    def get(self, path: str) -> tuple[int, bytes]:
        """Status and body of a page."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
            return answer.status, answer.read()

    def seconds_to_first_page(self, patience: float) -> float:
        """Ask for the home page until it is there."""
        while time.monotonic() - self.started < patience:
            assert self.process.poll() is None, self.said()
            try:
                if self.get("/")[0] == 200:
                    return time.monotonic() - self.started
            except OSError:
                time.sleep(0.2)
        raise AssertionError(f"no page within {patience} s: {self.said()}")

    def said(self) -> str:
        """What it printed."""
        self.output.seek(0)
        return self.output.read()

    def everything(self) -> list[psutil.Process]:
        """The supervisor and all below it."""
        parent = psutil.Process(self.process.pid)
        return [parent, *parent.children(recursive=True)]


@pytest.fixture
def running(tmp_path: Path, empty_database: str) -> Iterator[Callable[[], Running]]:
    """Start the exchange; killed after the test if it still runs."""
    started: list[Running] = []

    def start() -> Running:
        started.append(Running(empty_database, tmp_path))
        return started[-1]

    yield start
    for one in started:
        if one.process.poll() is None:
            one.process.send_signal(signal.SIGTERM)
            one.process.wait(60)
        one.output.close()


def test_the_exchange_opens_from_an_empty_database_again_quickly_and_ends_without_a_trace(
    running: Callable[[], Running], proof: Callable[..., None]
) -> None:
    one_start = _seconds_of_one_django_start()
    first = running()
    first_seconds = first.seconds_to_first_page(PATIENCE)
    assert json.loads(first.get("/readyz")[1])["ready"] is True
    _who_can_sign_in(first.said())
    _end(first)
    second = running()
    second_seconds = second.seconds_to_first_page(PATIENCE)
    _end(second)
    assert f"http://localhost:{second.port}" in second.said()
    one_start = max(one_start, _seconds_of_one_django_start())  # the machine may have become busier meanwhile
    assert first_seconds < DJANGO_STARTS_IN_A_FIRST_START * one_start
    assert second_seconds < DJANGO_STARTS_IN_A_SECOND_START * one_start
    assert not FULL or second_seconds < MOST_SECONDS_OF_A_SECOND_START
    proof("make run", first_page_seconds=round(first_seconds, 1), second_start_seconds=round(second_seconds, 1))


@pytest.mark.parametrize("url", ["postgresql://nobody@/exchange?host=/nowhere", "mysql://me@db.example/exchange"])
def test_a_database_that_cannot_be_had_is_named_without_a_traceback(url: str) -> None:
    environment = child_environment(DATABASE_URL=url, PORT=str(free_port()))
    command = [str(PYTHON), "-m", "deploy.local.run"]
    refused = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert refused.returncode == 1
    assert "DATABASE_URL" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert "PostgreSQL is up" not in refused.stdout


def _who_can_sign_in(said: str) -> None:
    assert f"password {PASSWORD}" in said
    for member in STAFF:
        assert re.search(rf"{member.login}@\S+ +one-time code \d{{6}}   {member.role}\n", said), said
    for login, role in (("ban01", "seller"), ("nop204", "applicant"), ("mua301", "buyer")):
        assert re.search(rf"{login}@\S+ +{role}", said), said


def _seconds_of_one_django_start() -> float:
    """What this machine needs now to start Django and read every address; the second time, with byte code."""
    command = [str(PYTHON), "manage.py", "check"]
    for _ in range(2):
        started = time.monotonic()
        subprocess.run(command, cwd=ROOT, env=child_environment(), check=True, capture_output=True)
    return time.monotonic() - started


def _end(running: Running) -> None:
    processes = running.everything()
    assert {"gunicorn", "procrastinate"} <= {word for process in processes for word in _words(process)}
    running.process.send_signal(signal.SIGINT)
    assert running.process.wait(60) == 0, running.said()
    assert not [process for process in processes if process.is_running() and process.status() != psutil.STATUS_ZOMBIE]
    assert is_free(running.port)


def _words(process: Any) -> list[str]:
    return [Path(word).name for word in process.cmdline()]
