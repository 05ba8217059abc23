"""The size of the proofs, and what they measured.

PROOF_SCALE is `small` in `make test` and `full` in `make prove`, which also writes the figures as proofs.json.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, settings

Size = TypeVar("Size", int, float)
FULL = os.environ.get("PROOF_SCALE", "small") == "full"
_figures: dict[str, dict[str, Any]] = {}

settings.register_profile("small", max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("full", settings.get_profile("small"), max_examples=500)
settings.load_profile("full" if FULL else "small")


def scaled(small: Size, full: Size) -> Size:
    """The size of a proof in `make test`, and in `make prove`."""
    return full if FULL else small


@pytest.fixture
def proof(record_property: Callable[[str, object], None]) -> Callable[..., None]:
    """Note what a proof measured: `proof("R1", orders=1, refused=49)`."""

    def note(name: str, **figures: object) -> None:
        record_property("proof", {"name": name, **figures})

    return note


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--proofs FILE` writes the figures there, beside those of earlier parts of the same run."""
    parser.addoption("--proofs", default=None, help="write what the proofs measured to this file")


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Collect the figures, also from parallel workers."""
    if report.when != "call":
        return
    for key, value in report.user_properties:
        if key == "proof" and isinstance(value, dict):
            figures = {k: v for k, v in value.items() if k != "name"}
            seconds = round(report.duration, 2)
            _figures[f"{value['name']} {report.nodeid}"] = {"outcome": report.outcome, "seconds": seconds, **figures}


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Print the figures, and write them when asked to."""
    if not _figures:
        return
    terminalreporter.section("proofs")
    for name, figures in sorted(_figures.items()):
        words = ", ".join(f"{key} {value}" for key, value in figures.items())
        terminalreporter.write_line(f"{name}: {words}")
    target = config.getoption("--proofs")
    if target:
        path = Path(target)
        earlier = json.loads(path.read_text())["proofs"] if path.exists() else {}
        scale = "full" if FULL else "small"
        path.write_text(json.dumps({"scale": scale, "proofs": {**earlier, **_figures}}, ensure_ascii=False, indent=1))
