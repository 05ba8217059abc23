"""The words of a title that were looked for, marked as the search found them: without marks, by another name, run together.

Done on the drawn page with the same words as the search itself, so it needs no engine; a title is taken apart once.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from marketplace.language.folding import normalise
from search.text.tokens import folded, has_marks, placed_tokens
from search.understanding import Understood, Variant

SHORTEST_GLUED = 4
MOST_GLUED = 3
TITLES_KEPT = 8_000


@dataclass(frozen=True)
class Title:
    """A title composed, and its words: as written, folded, and where they stand; `places` of each folded word."""

    text: str
    written: tuple[str, ...]
    plain: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    places: Mapping[str, tuple[int, ...]]


@lru_cache(maxsize=TITLES_KEPT)
def taken_apart(title: str) -> Title:
    """The words of a title; none where composing or lower case changed its length, so that no mark can stand amiss."""
    text = unicodedata.normalize("NFC", title)
    placed = list(placed_tokens(text)) if len(normalise(text)) == len(text) else []
    written = tuple(word for word, _start, _end in placed)
    plain = tuple(folded(word) for word in written)
    places: dict[str, tuple[int, ...]] = {}
    for place, word in enumerate(plain):
        places[word] = (*places.get(word, ()), place)
    return Title(text, written, plain, tuple((start, end) for _word, start, end in placed), places)


class Marking:
    """Marks titles for one understood query."""

    def __init__(self, understood: Understood) -> None:
        self.variants = [_Wanted.of(variant) for variant in understood.variants]

    def marked(self, title: str) -> str:
        """The title as HTML with <mark>, escaped; empty when nothing is to be marked."""
        if not self.variants:
            return ""
        words = taken_apart(title)
        places = {place for wanted in self.variants for place in _whole(words, wanted)}
        places = places or {place for word in self.variants[0].plain for place in words.places.get(word, ())}
        return _drawn(words, sorted(places)) if places else ""


@dataclass(frozen=True)
class _Wanted:
    """The words of one variant, folded, and as written where that tells them apart."""

    plain: tuple[str, ...]
    marked: tuple[str, ...]

    @classmethod
    def of(cls, variant: Variant) -> "_Wanted":
        return cls(variant.plain, tuple(word if has_marks(word) else "" for word in variant.words))


def _whole(title: Title, wanted: _Wanted) -> Iterable[int]:
    """Places of the variant if the title has all of it: side by side if it stands so, else word by word.

    A word with marks is only itself; one without stands for all its readings.
    """
    rows = []
    for word, marked in zip(wanted.plain, wanted.marked, strict=True):
        found = title.places.get(word, ())
        if marked:
            found = tuple(place for place in found if title.written[place] == marked)
        if not found:
            return _glued(title.plain, word) if len(wanted.plain) == 1 else ()
        rows.append(found)
    runs = [start for start in rows[0] if all(start + step in row for step, row in enumerate(rows))]
    if runs:
        return [start + step for start in runs for step in range(len(rows))]
    return [place for row in rows for place in row]


def _glued(title: Sequence[str], word: str) -> Iterable[int]:
    """Neighbours that are the word when the space between them is left out."""
    if len(word) >= SHORTEST_GLUED:
        for length in range(2, MOST_GLUED + 1):
            for start in range(len(title) - length + 1):
                if "".join(title[start : start + length]) == word:
                    yield from range(start, start + length)


def _drawn(title: Title, places: list[int]) -> str:
    parts: list[str] = []
    at, inside = 0, -1
    for place in places:
        start, end = title.spans[place]
        if place == inside + 1 and parts:
            parts[-1] = parts[-1].removesuffix("</mark>")
            parts.append(f"{escape(title.text[at:end])}</mark>")
        else:
            parts.append(f"{escape(title.text[at:start])}<mark>{escape(title.text[start:end])}</mark>")
        at, inside = end, place
    return "".join(parts) + escape(title.text[at:])
