"""The signed note of a result page: what was asked for, whether anything fitted, and where the page begins in the list."""

import time
from dataclasses import dataclass

from django.core import signing

from search.insight.wording import kept_words
from search.memory import Memory

SALT = "search.insight"
# A page may lie open over lunch.
SECONDS_VALID = 3 * 60 * 60
DEEPEST_PLACE = 500
# What is asked for again within the minute carries the same note: it says nothing of who asked.
SECONDS_THE_SAME = 60
MOST_KEPT = 500

_written: Memory[str] = Memory(MOST_KEPT)


@dataclass(frozen=True)
class Note:
    """What a page showed."""

    text: str
    fits: bool


def write_note(typed: str, *, fits: bool) -> str:
    """The note as the page carries it; empty when the words must not be kept."""
    minute = int(time.time() // SECONDS_THE_SAME)
    return _written.of((typed, fits, minute), lambda: _sign(kept_words(typed), fits=fits))


def read_note(written: str) -> Note | None:
    """None for what is forged or too old."""
    try:
        text, fits = signing.loads(written, salt=SALT, max_age=SECONDS_VALID)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Note(text, fits)


def forget_notes() -> None:
    """Signs every note anew at the next question."""
    _written.forget()


def _sign(text: str, *, fits: bool) -> str:
    return signing.dumps([text, fits], salt=SALT) if text else ""


def read_place(typed: str) -> int | None:
    """The place of an opened result in its list, from one; None when it is no number."""
    return min(max(int(typed), 1), DEEPEST_PLACE) if typed.isascii() and typed.isdigit() and len(typed) < 6 else None
