"""Numbers up to ten in figures and in words: sellers write "áo 3 lỗ" and "áo ba lỗ"."""

from collections.abc import Iterator

from search.text.tokens import folded

WORDS = {
    "một": "1",
    "hai": "2",
    "ba": "3",
    "bốn": "4",
    "năm": "5",
    "sáu": "6",
    "bảy": "7",
    "tám": "8",
    "chín": "9",
    "mười": "10",
}
# Without their marks these are other words first: men, after, tick.
MARKED_ONLY = {"năm", "sáu", "tám"}
FIGURES = {folded(word): figure for word, figure in WORDS.items() if word not in MARKED_ONLY} | WORDS
IN_WORDS = {figure: word for word, figure in WORDS.items()}


def otherwise(word: str) -> Iterator[str]:
    """The number that the word is or may be, written the other way."""
    for ways in (FIGURES, IN_WORDS):
        if word in ways:
            yield ways[word]
