"""Words typed in the wrong keyboard mode: Telex ("phoongj") and VNI ("pho65ng") keys that stayed letters."""

import re
import unicodedata

from marketplace.language.folding import fold
from search.text.vocabulary import Vocabulary

TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
VNI_TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
TELEX_LETTERS = (("dd", "đ"), ("aa", "â"), ("ee", "ê"), ("oo", "ô"), ("uow", "ươ"), ("aw", "ă"), ("ow", "ơ"), ("uw", "ư"), ("w", "ư"))
VNI_LETTERS = (("uo7", "ươ"), ("u7", "ư"), ("o7", "ơ"), ("a8", "ă"), ("a6", "â"), ("e6", "ê"), ("o6", "ô"), ("d9", "đ"))
# Keys of a hat may also follow the whole syllable: "nhuaw", "dieenj", "duongwf".
LATE_TELEX = re.compile(r"^(?P<begin>[^aeiouy]*)(?P<vowels>[aeiouy]+)(?P<end>[a-z]*?)(?P<key>[aeow])$")
LATE_HATS = {"a": {"a": "â"}, "e": {"e": "ê"}, "o": {"o": "ô"}, "w": {"a": "ă", "o": "ơ", "u": "ư"}}
VNI = re.compile(r"[a-zđ]+[1-9][a-z1-9]*")


def decoded(word: str, vocabulary: Vocabulary) -> tuple[str, bool] | None:
    """The known word that the keys meant, with its marks, and whether they say just that; None when they mean none."""
    for hatted, tone in _readings(unicodedata.normalize("NFC", word)):
        ways = vocabulary.written_as.get(fold(hatted), [])
        if ways and fold(hatted) != word:
            best = max(ways, key=lambda way: (_likeness(way, hatted, tone), vocabulary.written[way]))
            return best, _likeness(best, hatted, tone) == EXACT
    return None


EXACT = 3


def _likeness(way: str, hatted: str, tone: str) -> int:
    apart = unicodedata.normalize("NFD", way)
    its_tone = next((mark for mark in apart if mark in TELEX_TONES.values()), "")
    without = unicodedata.normalize("NFC", "".join(mark for mark in apart if mark not in TELEX_TONES.values()))
    return 2 * (its_tone == tone) + (without == hatted)


def _readings(word: str) -> list[tuple[str, str]]:
    """(letters with hats, tone mark), the surest first."""
    if VNI.fullmatch(word):
        return [_apply(word, VNI_LETTERS, VNI_TONES)]
    readings = []
    for place in range(len(word) - 1, 0, -1):
        # A tone key stands behind the vowel it belongs to, at the end of the word or right after the vowels.
        if word[place] in TELEX_TONES and any(letter in "aeiouyw" for letter in word[:place]):
            rest = word[:place] + word[place + 1 :]
            readings += [(letters, TELEX_TONES[word[place]]) for letters in _hats(rest)]
    return readings + [(letters, "") for letters in _hats(word) if letters != word]


def _hats(word: str) -> list[str]:
    direct, _none = _apply(word, TELEX_LETTERS, {})
    found = [direct]
    if late := LATE_TELEX.match(word):
        for plain, hat in LATE_HATS[late["key"]].items():
            if plain in late["vowels"]:
                found.append(late["begin"] + late["vowels"].replace(plain, hat) + late["end"])
    return found


def _apply(word: str, letters: tuple[tuple[str, str], ...], tones: dict[str, str]) -> tuple[str, str]:
    tone = ""
    for key, mark in tones.items():
        if key in word:
            word, tone = word.replace(key, "", 1), mark
    for keys, letter in letters:
        word = word.replace(keys, letter)
    return word, tone
