"""Where things lie in this checkout, and how the commands speak to the person who called them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"


class LocalError(Exception):
    """Something is missing or in the way; the message says what and how to mend it."""


def say(message: str) -> None:
    """Print progress at once, also into a pipe."""
    print(message, flush=True)


def child_environment(**extra: str) -> dict[str, str]:
    """The environment of our children: byte code is kept, so that only the first start pays for it."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONUNBUFFERED": "1", **extra}


def fail(error: LocalError) -> int:
    """Print the error for a person, without a traceback, and return the exit code."""
    print(f"\n{error}", file=sys.stderr, flush=True)
    return 1
