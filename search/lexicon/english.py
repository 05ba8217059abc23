"""English said in whole: "dried mango" is put together of "mango" and "dried", in the order that Vietnamese has."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from typing import TYPE_CHECKING

from search.text.tokens import fold_all, folded, has_marks
from search.text.vocabulary import Vocabulary
from search.understanding.understood import Why

if TYPE_CHECKING:
    from search.lexicon.lexicon import Lexicon, Words

SYLLABLE = re.compile(
    r"(?:b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|q|qu|r|s|t|th|tr|v|x)?"
    r"(?:a|e|i|o|u|y|ai|ao|au|ay|eo|eu|ia|ie|ieu|iu|oa|oai|oay|oe|oeo|oi|oo|ou|ua|uay|ue|ui|uo|uoi|uou|uu|uy|uya|uye|uyu|ye|yeu)"
    r"(?:c|ch|m|n|ng|nh|p|t)?"
)
SHORTEST_PLURAL = 4
MOST_READINGS = 3
MOST_TRIED = 27
MOST_TRANSLATIONS = 3
# All words are in titles, though none beside another: better than nothing, and less than any two that stand side by side.
ALL_KNOWN = 0.01
# Every pair that stands side by side counts one, and up to one more by how many titles have it so.
OFTEN = 1000


def other_number(word: str) -> str:
    """The plural of a singular and the other way round, as far as rules go: "jackfruit" - "jackfruits", "berries" - "berry"."""
    if word.endswith("ies") and len(word) > SHORTEST_PLURAL:
        return f"{word[:-3]}y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    if word.endswith("s"):
        return word if word.endswith(("ss", "us", "is")) or len(word) <= SHORTEST_PLURAL else word[:-1]
    if word.endswith(("ch", "sh", "x")):
        return f"{word}es"
    return f"{word[:-1]}ies" if word.endswith("y") and word[-2:-1] not in set("aeiou") else f"{word}s"


def is_syllable(plain: str) -> bool:
    """Whether a folded word could be a Vietnamese one: "hat" could, "rice" could not."""
    return bool(SYLLABLE.fullmatch(plain))


def is_english(words: Sequence[str]) -> bool:
    """Whether they cannot be Vietnamese: written without marks, and some of them no syllable."""
    return not any(has_marks(word) for word in words) and not all(is_syllable(word) for word in words)


def translations(words: Sequence[str], known: "Lexicon", vocabulary: Vocabulary) -> list["Words"]:
    """The whole query in Vietnamese where every word of it is English (numbers stay), the most usual wording first.

    Empty for a single phrase, which the lexicon says by itself, and where every word could be Vietnamese.
    """
    if not is_english(words):
        return []
    parts = _parted(words, known, len(words))
    if len(parts) == 1 and not any(_usage(meant, vocabulary) for meant in parts[0]):
        # Nothing is sold by what the whole means; something may be by what its parts mean.
        parts = _parted(words, known, len(words) - 1)
    if len(parts) < 2:
        return []
    ways = [way for _tried, way in zip(range(MOST_TRIED), _put_together(parts), strict=False)]
    usual = sorted(((_usage(way, vocabulary), way) for way in dict.fromkeys(ways)), key=lambda pair: -pair[0])
    return [way for usage, way in usual if usage > 0][:MOST_TRANSLATIONS]


def _parted(words: Sequence[str], known: "Lexicon", longest: int) -> list[list["Words"]]:
    """For each English phrase from left to right, its readings; empty when a word is no English."""
    at: dict[int, dict[int, list[Words]]] = {}
    for start, end, entry in known.phrases(words):
        if entry.why is Why.TRANSLATION and end - start <= longest:
            at.setdefault(start, {}).setdefault(end, []).append(entry.meant)
    parts: list[list[Words]] = []
    place = 0
    while place < len(words):
        if ends := at.get(place):
            end = max(ends)
            parts.append(list(dict.fromkeys(ends[end]))[:MOST_READINGS])
            place = end
        elif any(letter.isdigit() for letter in words[place]):
            parts.append([(words[place],)])
            place += 1
        elif words[place] in JOINING:
            place += 1
        else:
            return []
    return parts


JOINING = frozenset(["of", "for", "with", "the", "and", "in", "a", "s"])


def _put_together(parts: list[list["Words"]]) -> Iterator["Words"]:
    """English puts the thing last and Vietnamese first; numbers stay last."""
    numbers = [part for part in parts if part[0][0][:1].isdigit()]
    names = [part for part in parts if part not in numbers]
    for order in (names[::-1], names):
        for chosen in product(*order, *numbers):
            yield tuple(word for phrase in chosen for word in phrase)


def _usage(words: "Words", vocabulary: Vocabulary) -> float:
    """How many of the neighbours stand side by side in titles; 0 where a word is in none."""
    plain = fold_all(words)
    if vocabulary.titles and not all(folded(word) in vocabulary.plain for word in words):
        return 0.0
    seen = [vocabulary.beside(left, right) for left, right in pairwise(plain)]
    return ALL_KNOWN + sum(1 + min(count, OFTEN) / OFTEN for count in seen if count)
