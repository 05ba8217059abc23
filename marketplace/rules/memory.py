"""What a process remembers of the rules for a short while: they are asked for on every page and change some times a year."""

import time
from collections.abc import Callable
from typing import Generic, TypeVar

SECONDS_REMEMBERED = 30

Content = TypeVar("Content")


class Remembered(Generic[Content]):
    """The answer of `read`, kept for half a minute or until forget()."""

    everything: "list[Remembered[object]]" = []

    def __init__(self, read: Callable[[], Content]) -> None:
        self._read = read
        self._content: Content | None = None
        self._until = 0.0
        Remembered.everything.append(self)  # type: ignore[arg-type]

    def __call__(self) -> Content:
        """The content, read again when it is too old."""
        now = time.time()
        if self._content is None or now >= self._until:
            self._content = self._read()
            self._until = now + SECONDS_REMEMBERED
        return self._content


def forget() -> None:
    """Reads everything anew the next time: after a change, and between tests."""
    for one in Remembered.everything:
        one._content = None
