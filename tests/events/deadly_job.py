"""A job that hangs the first time it runs, so that its worker can be killed in the middle of it."""

import time
from pathlib import Path

from procrastinate.contrib.django import app


@app.task(name="tests.note_then_hang")
def note_then_hang(path: str) -> None:
    """Write a line per run; hang in the first."""
    notes = Path(path)
    first = not notes.exists()
    with notes.open("a") as lines:
        lines.write("begun\n")
    if first:
        time.sleep(600)
