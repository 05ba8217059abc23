"""Names that suggestions are made of, kept by the process for a moment so that a key pressed costs no question for them.

What is kept only proposes: sellers are looked up again before they are shown.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from search.text.tokens import fold_all, has_marks, tokens


@dataclass(frozen=True)
class Name:
    """A name with what it stands for; its words as written and folded, each after a space, so that a beginning of a word is found."""

    label: str
    key: str
    written: str
    plain: str


@lru_cache(maxsize=20_000)
def named(label: str, key: str) -> Name:
    """A name taken apart, once per process."""
    words = tokens(label)
    return Name(label, key, f" {' '.join(words)}", f" {' '.join(fold_all(words))}")


@dataclass(frozen=True)
class Typed:
    """What is typed so far, in the same form; `plain` is empty while it is too short to mean anything."""

    written: str
    plain: str
    has_marks: bool

    @classmethod
    def of(cls, text: str) -> "Typed":
        words = tokens(text)
        plain = fold_all(words)
        long_enough = sum(len(word) for word in plain) >= 2
        return cls(f" {' '.join(words)}", f" {' '.join(plain)}" if long_enough else "", any(has_marks(word) for word in words))

    def among(self, names: Iterable[Name], most: int) -> list[Name]:
        """The names that have the words typed, the last one perhaps unfinished: those that begin so first; marks typed hold."""
        if not self.plain:
            return []
        found = [(name.plain.find(self.plain), order, name) for order, name in enumerate(names) if self.plain in name.plain]
        if self.has_marks:
            found = [each for each in found if self.written in each[2].written]
        return [name for _place, _order, name in sorted(found, key=lambda each: (each[0] > 0, each[1]))[:most]]


class KeptNames:
    """Names read anew when they are older than `seconds`."""

    def __init__(self, read: Callable[[], Iterator[Name]], seconds: float) -> None:
        self.read = read
        self.seconds = seconds
        self._kept: tuple[float, tuple[Name, ...]] | None = None

    def names(self) -> tuple[Name, ...]:
        """In the order of importance."""
        now = time.monotonic()
        if self._kept is None or now - self._kept[0] > self.seconds:
            self._kept = (now, tuple(self.read()))
        return self._kept[1]

    def forget(self) -> None:
        """Reads them at the next question."""
        self._kept = None
