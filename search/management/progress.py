"""A progress bar for commands that go through all offers."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from django.core.management.base import OutputWrapper

T = TypeVar("T")
WIDTH = 30
STEPS = 100


class ProgressBar:
    """Draws at most a hundred times; on a file or a pipe it says the end only."""

    def __init__(self, out: OutputWrapper, name: str, total: int) -> None:
        self.out = out
        self.name = name
        self.total = max(total, 1)

    def over(self, items: Iterable[T]) -> Iterator[T]:
        """The same items, counted as they pass."""
        for number, item in enumerate(items, start=1):
            yield item
            if self.out.isatty() and number % max(1, self.total // STEPS) == 0:
                filled = min(WIDTH, WIDTH * number // self.total)
                self.out.write(f"\r{self.name} [{'#' * filled}{'.' * (WIDTH - filled)}] {number}/{self.total}", ending="")

    def done(self, text: str) -> None:
        """Ends the line."""
        self.out.write(f"\r{text}" if self.out.isatty() else text)
