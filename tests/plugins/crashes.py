"""What a worker that died left behind stands with the test it died in, not somewhere in the middle of a long run's output."""

from __future__ import annotations

import faulthandler
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any, TextIO

import pytest

KEY = "crashes"
KERNEL_LINES = 5
_folder = pytest.StashKey[Path]()
_file = pytest.StashKey[TextIO]()


def pytest_sessionstart(session: pytest.Session) -> None:
    """In a worker: stacks at a fatal signal go to a file of its own, where pytest's own plugin wrote them among the worker's errors."""
    config = session.config
    given = getattr(config, "workerinput", {})
    if KEY in given:
        config.stash[_file] = open(Path(given[KEY]) / given["workerid"], "w", encoding="utf-8")  # noqa: SIM115 - as long as the process
        faulthandler.enable(file=config.stash[_file])


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tells a new worker where to write."""
    stash = node.config.stash
    if _folder not in stash:
        stash[_folder] = Path(tempfile.mkdtemp(prefix="crashes-"))
    node.workerinput[KEY] = str(stash[_folder])


@pytest.hookimpl(optionalhook=True)
def pytest_handlecrashitem(crashitem: str, report: pytest.TestReport, sched: Any) -> None:
    """Adds the stacks, and what the kernel says of processes it ended."""
    folder = sched.config.stash.get(_folder, None)
    left = (folder / report.node.gateway.id).read_text(encoding="utf-8", errors="replace") if folder else ""  # type: ignore[attr-defined]
    report.longrepr = f"{report.longrepr}\n{left or 'No stacks were written: it was killed, or ended itself.'}\n{_kernel()}"


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leaves nothing behind."""
    if _file in config.stash:
        faulthandler.disable()
        config.stash[_file].close()
    if _folder in config.stash:
        shutil.rmtree(config.stash[_folder], ignore_errors=True)


def _kernel() -> str:
    try:
        told = subprocess.run(["dmesg"], capture_output=True, text=True, check=False).stdout
    except OSError:
        return ""
    of_processes = [line for line in told.splitlines() if "segfault" in line or "Killed process" in line or "trap" in line]
    return "\n".join(of_processes[-KERNEL_LINES:])
