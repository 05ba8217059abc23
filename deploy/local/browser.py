"""The browser of the journeys: Debian's Chromium, for a test tool's own download is not to be had everywhere.

Its build without windows comes first: the same engine, and the tests in it take two thirds of the time.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from deploy.local.checkout import LocalError
from deploy.local.debian import install

WITHOUT_WINDOWS = "chromium-headless-shell"
KNOWN_AS = (WITHOUT_WINDOWS, "chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> Path:
    """The browser's program; installed from Debian when we may. CHROMIUM names another one."""
    named = os.environ.get("CHROMIUM")
    if named and not Path(named).exists():
        raise LocalError(f"CHROMIUM names {named}, which is not there.")
    found = named or _find()
    if found is None:
        install([WITHOUT_WINDOWS], "Chromium, for the tests in a browser")
        found = _find()
    if found is None:
        raise LocalError("Chromium was installed but is not on the PATH.")
    return Path(found)


def flags() -> list[str]:
    """How to start it: quiet towards the network; root has no sandbox."""
    return [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else list(FLAGS)


def _find() -> str | None:
    return next(filter(None, map(shutil.which, KNOWN_AS)), None)
