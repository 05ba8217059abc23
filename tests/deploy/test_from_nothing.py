"""`make run` in a fresh checkout on a machine that has Python and make: only at the size of `make prove`, for it installs everything."""

import os
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

PATIENCE, MOST_SECONDS = 900, 300
"""With pip on two cores it takes some two minutes; with uv less than one."""
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
    def test_the_exchange_opens_from_nothing_with_one_command(fresh: Path, proof: Callable[..., None]) -> None:
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
                print(output.read())
        proof("make run from nothing", first_page_seconds=round(seconds, 1))
        assert is_free(port)
        assert seconds < MOST_SECONDS


def _seconds_to_first_page(process: "subprocess.Popen[bytes]", port: int, started: float) -> float:
    while time.monotonic() - started < PATIENCE:
        assert process.poll() is None
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10):
                return time.monotonic() - started
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"no page within {PATIENCE} s")
