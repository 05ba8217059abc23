"""Where the next page begins, written into its address.

Plain and unsigned: whoever changes it only leaves goods out of his own list. It belongs to one question, and says which by a checksum.
"""

import base64
import binascii
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from search.backends.protocol import After

# Ranked pages carry the ids they have shown, some 75 letters a page; after so many pages the rest follows newest first.
RANKED_PAGES = 10
MOST_IDS_OF_A_PAGE = 60
LONGEST = 4_000
LARGEST = 2**63
# The last millisecond that a date has, and more đồng than anything costs: beyond it no list has a place.
LARGEST_VALUE = 253_402_300_799_999
FORM = 1
BACKWARDS, HAS_KEY, HAS_VALUE = 1, 2, 4


@dataclass(frozen=True)
class Cursor:
    """The beginning of page `number`: what ranked pages showed, page by page, and the last offer of a list in order."""

    number: int = 1
    shown: tuple[tuple[int, ...], ...] = ()
    key: tuple[int | None, int] | None = None
    backwards: bool = False

    @property
    def after(self) -> After:
        """For the engine."""
        seen = tuple(offer_id for page in self.shown for offer_id in page)
        return After(seen, len(self.shown) >= RANKED_PAGES, self.key, self.backwards)

    def behind(self, ids: tuple[int, ...]) -> "Cursor":
        """The next page of a ranked list that has shown these."""
        return Cursor(self.number + 1, (*self.shown, tuple(sorted(ids))))

    def behind_key(self, key: tuple[int | None, int]) -> "Cursor":
        """The next page of a list in order."""
        return replace(self, number=self.number + 1, key=key, backwards=False)

    def before_key(self, key: tuple[int | None, int]) -> "Cursor":
        """The page before in a list in order."""
        return replace(self, number=self.number - 1, key=key, backwards=True)

    def before(self) -> "Cursor":
        """The page before in a ranked list."""
        return Cursor(self.number - 1, self.shown[: self.number - 2])


def write(cursor: Cursor, question: str) -> str:
    """The cursor for an address."""
    flags = BACKWARDS * cursor.backwards + HAS_KEY * (cursor.key is not None)
    numbers = [FORM, zlib.crc32(question.encode()), cursor.number]
    key: list[int] = []
    if cursor.key is not None:
        value, offer_id = cursor.key
        flags += HAS_VALUE * (value is not None)
        key = [offer_id] if value is None else [value, offer_id]
    numbers += [flags, *key, len(cursor.shown)]
    for page in cursor.shown:
        steps = [one - before for before, one in zip((0, *page), page, strict=False)]
        numbers += [len(page), *steps]
    return base64.urlsafe_b64encode(b"".join(_packed(number) for number in numbers)).rstrip(b"=").decode()


def read(text: str, question: str) -> Cursor | None:
    """The cursor in an address; None when it is none, or belongs to another question."""
    if len(text) > LONGEST or not text.isascii():
        return None
    try:
        numbers = _unpacked(base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True))
        return _cursor(numbers, zlib.crc32(question.encode()))
    except (binascii.Error, ValueError):
        return None


def _cursor(numbers: Iterator[int], checksum: int) -> Cursor:
    if _taken(numbers) != FORM or _taken(numbers) != checksum:
        raise ValueError("belongs to another question")
    number, flags = _taken(numbers), _taken(numbers)
    key = None
    if flags & HAS_KEY:
        value = _at_most(_taken(numbers), LARGEST_VALUE) if flags & HAS_VALUE else None
        key = (value, _taken(numbers))
    shown = tuple(tuple(_summed(numbers, _taken(numbers))) for _ in range(_at_most(_taken(numbers), RANKED_PAGES)))
    if next(numbers, None) is not None or number < 2:
        raise ValueError("goes on, or begins before the beginning")
    return Cursor(number, shown, key, bool(flags & BACKWARDS))


def _summed(numbers: Iterator[int], count: int) -> Iterator[int]:
    total = 0
    for _ in range(_at_most(count, MOST_IDS_OF_A_PAGE)):
        total = _at_most(total + _taken(numbers), LARGEST - 1)
        yield total


def _taken(numbers: Iterator[int]) -> int:
    number = next(numbers, None)
    if number is None:
        raise ValueError("ends too early")
    return number


def _at_most(number: int, most: int) -> int:
    if number > most:
        raise ValueError("too large")
    return number


def _packed(number: int) -> bytes:
    """Seven bits a byte, the lowest first."""
    made = bytearray()
    while number > 0x7F:
        made.append(number & 0x7F | 0x80)
        number >>= 7
    made.append(number)
    return bytes(made)


def _unpacked(data: bytes) -> Iterator[int]:
    number = shift = 0
    for byte in data:
        number |= (byte & 0x7F) << shift
        shift += 7
        if not byte & 0x80:
            yield _at_most(number, LARGEST - 1)
            number = shift = 0
    if shift:
        raise ValueError("cut off")
