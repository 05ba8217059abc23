"""A test that was skipped has proved nothing: a run with one fails, and says which."""

from __future__ import annotations

from typing import Any

import pytest

_skipped: list[str] = []


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note what did not run, also in parallel workers."""
    if report.skipped or getattr(report, "wasxfail", None):
        _skipped.append(report.nodeid)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Turn a green run with skips red."""
    if _skipped and exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say why."""
    for nodeid in _skipped:
        terminalreporter.write_line(f"SKIPPED, which fails the run: {nodeid}")
