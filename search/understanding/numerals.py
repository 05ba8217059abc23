"""Numbers up to ten in figures and in words: sellers write "áo 3 lỗ" and "áo ba lỗ"."""

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
# Titles are counted by words without marks, and without them these are men, after and a bath.
OTHER_WORDS = {"năm", "sáu", "tám"}
IN_WORDS = {figure: word for word, figure in WORDS.items() if word not in OTHER_WORDS}


def otherwise(word: str) -> str:
    """The number written the other way; empty where the word, with its marks, is none."""
    return WORDS.get(word) or IN_WORDS.get(word, "")
