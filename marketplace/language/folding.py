"""Text as people type it, made comparable: one folding for both search backends and every type-ahead."""

import re
import unicodedata
from functools import lru_cache

MARKS = dict.fromkeys(range(768, 880))
TO_BARE_LETTERS: dict[int, str | None] = {**MARKS, ord("đ"): "d", ord("Đ"): "d"}

GRAVE, ACUTE, TILDE, HOOK, DOT = "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"
TONES = f"[{GRAVE}{ACUTE}{TILDE}{HOOK}{DOT}]"

# Both spellings are in use; the first column is what normalise() leaves. Whole words only.
I_AND_Y = {
    "giầy": "giày",
    "mỳ": "mì",
    "sỹ": "sĩ",
    "kĩ": "kỹ",
    "kí": "ký",
    "kì": "kỳ",
    "lí": "lý",
    "mĩ": "mỹ",
    "tỉ": "tỷ",
    "quí": "quý",
    "quì": "quỳ",
    "quĩ": "quỹ",
    "quỉ": "quỷ",
    "quị": "quỵ",
}

WORD = re.compile(r"\w+")
AFTER_Q = re.compile(rf"qu({TONES})([aăâeêioôơy])")
OPEN_SYLLABLE = re.compile(rf"(?<!q)(o[ae]|uy)({TONES})(?!\w)")
CLOSED_SYLLABLE = re.compile(rf"(?<!q)(o|u)({TONES})([aey])(?=[a-z])")
PAIRS = {"oa", "oe", "uy"}


def fold(text: str) -> str:
    """Lower case without tones and hats, đ as d: "Mãng cầu Bà Đen" -> "mang cau ba den".

    Equal for composed (NFC) and decomposed (NFD) input, idempotent, and never longer than the input composed.
    """
    bare = unicodedata.normalize("NFD", unicodedata.normalize("NFC", text).lower()).translate(TO_BARE_LETTERS)
    return unicodedata.normalize("NFC", bare)


def words(text: str) -> list[str]:
    """The folded words of a text, without punctuation."""
    return WORD.findall(fold(text))


def normalise(text: str) -> str:
    """One spelling of each word, tones kept: composed, lower case, "hoà" -> "hòa", "mỳ" -> "mì"; "quý" stays "quý"."""
    lower = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).lower())
    return " ".join(map(_between_spaces, lower.split(" ")))


# A market says the same few thousand words again and again; half of the time of reading titles went into these.
@lru_cache(maxsize=20_000)
def _between_spaces(words: str) -> str:
    return WORD.sub(lambda found: _word(found.group()), words)


def _word(word: str) -> str:
    if word.isascii():
        return word
    apart = _tones_apart(word)
    apart = AFTER_Q.sub(r"qu\2\1", apart)
    apart = CLOSED_SYLLABLE.sub(_tone_to_second_vowel, apart)
    apart = OPEN_SYLLABLE.sub(lambda found: f"{found[1][0]}{found[2]}{found[1][1]}", apart)
    whole = unicodedata.normalize("NFC", apart)
    return I_AND_Y.get(whole, whole)


def _tone_to_second_vowel(found: re.Match[str]) -> str:
    if found[1] + found[3] not in PAIRS:
        return found[0]
    return f"{found[1]}{found[3]}{found[2]}"


def _tones_apart(word: str) -> str:
    """Hats stay on their letters, tones follow them: "ế" -> "ê" + acute."""
    letters = []
    for letter in word:
        marks = unicodedata.normalize("NFD", letter)
        tones = "".join(mark for mark in marks if mark in TONES[1:-1])
        letters.append(unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in TONES[1:-1])) + tones)
    return "".join(letters)
