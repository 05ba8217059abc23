"""`make run` in a fresh checkout on a machine that has Python and make: only at the size of `make prove`, for it installs everything."""

import os
import re
import shutil
import signal
import subprocess
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from deploy.local.checkout import ROOT
from deploy.local.ports import free_port, is_free
from tests.plugins.proofs import FULL

PATIENCE = 900
MOST_SECONDS = {"uv": 120, "pip": 150}
"""Until the first page, by what installs the packages: uv where the machine has it. On two cores pip takes some two minutes, uv half."""
MOST_SECONDS_AGAIN = 15
INSTALLED_WITH = re.compile(r"^Installing requirements\.txt with (\w+)", re.MULTILINE)
LEFT_BEHIND = shutil.ignore_patterns(".git", ".venv", ".data", ".cache", ".*_cache", ".hypothesis", "__pycache__", "*.mo", "staticfiles")
NOT_TOLD = ("DATABASE_URL", "ELASTICSEARCH_URL", "DJANGO_SETTINGS_MODULE", "EXCHANGE_TEST_RUN", "VIRTUAL_ENV", "MAKEFLAGS", "MAKELEVEL")


@pytest.fixture
def fresh(state: Path) -> Path:
    """The files of this checkout and nothing that its commands made."""
    copy = state / "checkout"
    shutil.copytree(ROOT, copy, ignore=LEFT_BEHIND)
    return copy


if FULL:

    @pytest.mark.alone
    @pytest.mark.usefixtures("loopback")
    def test_the_exchange_opens_from_nothing_with_one_command_and_again_at_once(fresh: Path, proof: Callable[..., None]) -> None:
        seconds, said = _seconds_of_make_run(fresh)
        seconds_again, said_again = _seconds_of_make_run(fresh)
        (tool,) = INSTALLED_WITH.findall(said)
        proof("make run from nothing", tool=tool, first_page_seconds=round(seconds, 1), second_start_seconds=round(seconds_again, 1))
        assert INSTALLED_WITH.findall(said_again) == []
        assert seconds < MOST_SECONDS[tool]
        assert seconds_again < MOST_SECONDS_AGAIN


def _seconds_of_make_run(fresh: Path) -> tuple[float, str]:
    """From the command to the first page, and what was printed until Ctrl-C ended it."""
    port = free_port()
    environment = {name: value for name, value in os.environ.items() if name not in NOT_TOLD} | {"PORT": str(port)}
    started = time.monotonic()
    with (fresh.parent / "output").open("w+") as output:
        process = subprocess.Popen(["make", "run"], cwd=fresh, env=environment, stdout=output, stderr=output, start_new_session=True)
        try:
            seconds = _seconds_to_first_page(process, port, started)
        finally:
            os.killpg(process.pid, signal.SIGINT)
            process.wait(60)
            output.seek(0)
            said = output.read()
            print(said)
    assert is_free(port)
    return seconds, said


def _seconds_to_first_page(process: "subprocess.Popen[bytes]", port: int, started: float) -> float:
    while time.monotonic() - started < PATIENCE:
        assert process.poll() is None
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10):
                return time.monotonic() - started
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"no page within {PATIENCE} s")
