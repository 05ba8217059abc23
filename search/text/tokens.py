"""Text into words: composed, lower case, one tone placement, "500 ML" and "2,5 kí" as one word each."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from marketplace.language.folding import fold, normalise
from search.text.units import read_units

# PostgreSQL refuses words beyond 2 KB, and nobody looks for one: cut alike on writing and on asking.
LONGEST_WORD = 40
# A title has 120 letters; what is longer is no name of goods.
MOST_WORDS = 64

UNITS = read_units()
NUMBER_WITH_UNIT = rf"(?P<number>\d+(?:[.,]\d+)*)(?:\s*(?P<unit>{'|'.join(sorted(UNITS, key=len, reverse=True))}))?(?![^\W_])"
TOKEN = re.compile(rf"{NUMBER_WITH_UNIT}|(?P<word>[^\W_]+)")
THOUSANDS = re.compile(r"\d{1,3}([.,]\d{3})+")


@lru_cache(maxsize=20_000)
def folded(word: str) -> str:
    """A normalised word without its marks."""
    return fold(word)


def tokens(text: str) -> list[str]:
    """Normalised words with their tones. Never raises, whatever is typed; NUL bytes and punctuation fall away."""
    found = TOKEN.findall(normalise(text))[:MOST_WORDS]
    return [(word or _measure(digits, unit))[:LONGEST_WORD] for digits, unit, word in found]


def placed_tokens(text: str) -> Iterator[tuple[str, int, int]]:
    """The words with where each begins and ends in the normalised text, which has as many letters as the text composed."""
    for match in TOKEN.finditer(normalise(text)):
        digits, unit, word = match.groups(default="")
        yield (word or _measure(digits, unit))[:LONGEST_WORD], *match.span()


def _measure(digits: str, unit: str) -> str:
    return number(digits) + UNITS.get(unit, "")


def number(typed: str) -> str:
    """ "1.000" is a thousand as people write it here, "2,5" two and a half."""
    if THOUSANDS.fullmatch(typed):
        return re.sub(r"[.,]", "", typed)
    return typed.replace(",", ".")


def fold_all(words: Sequence[str]) -> list[str]:
    """The same words without marks."""
    return [folded(word) for word in words]


def has_marks(word: str) -> bool:
    """Whether a word was written with a tone mark, a hat or đ, so that it can be told from its like."""
    return folded(word) != word
