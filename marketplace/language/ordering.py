"""Vietnamese dictionary order as a plain key: no database we run on carries a Vietnamese collation."""

import re
import unicodedata

# In a key, "~" stands after every letter: "a" < "a~" (ă) < "a~~" (â), and "~" sorts "ăn" after "ay".
LETTERS = {"ă": "a~", "â": "a~~", "đ": "d~", "ê": "e~", "ô": "o~", "ơ": "o~~", "ư": "u~"}
# ngang, huyền, hỏi, ngã, sắc, nặng: lower than any letter or digit, so "ba", "bà" stand before "ban".
TONES = {"\u0300": '"', "\u0309": "#", "\u0303": "$", "\u0301": "%", "\u0323": "&"}
LEVEL_TONE = "!"
DIGITS_IN_A_NUMBER = 9

PIECE = re.compile(r"\d+|[^\W\d_]+", re.UNICODE)


def sort_key(text: str) -> str:
    """A key whose byte order is dictionary order: a ă â, d đ, tones last within a syllable, numbers by value.

    Store it beside the name and order by it under the "C" collation.
    """
    composed = unicodedata.normalize("NFC", text).lower()
    return " ".join(_piece_key(piece) for piece in PIECE.findall(unicodedata.normalize("NFC", composed)))


def name_sort_key(full_name: str) -> str:
    """Lists of people go by the given name, which stands last: "Nguyễn Văn An" under An."""
    parts = full_name.split()
    return sort_key(" ".join(parts[-1:] + parts[:-1]))


def _piece_key(piece: str) -> str:
    if piece[0].isdecimal():
        return piece.zfill(DIGITS_IN_A_NUMBER)
    tone = LEVEL_TONE
    letters = []
    for letter in piece:
        bare, its_tone = _split(letter)
        tone = its_tone or tone
        letters.append(LETTERS.get(bare, bare))
    return "".join(letters) + tone


def _split(letter: str) -> tuple[str, str]:
    marks = unicodedata.normalize("NFD", letter)
    tone = "".join(TONES[mark] for mark in marks if mark in TONES)
    return unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in TONES)), tone
