"""The signed note of a result page: what was asked for, whether anything fitted, and where the page begins in the list."""

from dataclasses import dataclass

from django.core import signing

from search.insight.wording import kept_words

SALT = "search.insight"
# A page may lie open over lunch.
SECONDS_VALID = 3 * 60 * 60
DEEPEST_PLACE = 500


@dataclass(frozen=True)
class Note:
    """What a page showed."""

    text: str
    fits: bool


def write_note(typed: str, *, fits: bool) -> str:
    """The note as the page carries it; empty when the words must not be kept."""
    text = kept_words(typed)
    return signing.dumps([text, fits], salt=SALT) if text else ""


def read_note(written: str) -> Note | None:
    """None for what is forged or too old."""
    try:
        text, fits = signing.loads(written, salt=SALT, max_age=SECONDS_VALID)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Note(text, fits)


def read_place(typed: str) -> int | None:
    """The place of an opened result in its list, from one; None when it is no number."""
    return min(max(int(typed), 1), DEEPEST_PLACE) if typed.isascii() and typed.isdigit() and len(typed) < 6 else None
