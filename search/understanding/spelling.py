"""Repair by the vocabulary of the goods themselves: one slip of the finger, i for y, words run together."""

import math
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from search.text.tokens import fold_all, folded, has_marks
from search.text.vocabulary import Vocabulary, without_one_letter

SHORTEST_REPAIRED = 3
# Two letters may have lost one where titles often have the whole word beside the same neighbour ("at dieu" for "hat dieu").
LETTERS_COMPLETED = 2
OFTEN = 10
MOST_REPAIRS = 3
# A repair must be a word that is in real use.
SEEN_AT_LEAST = 2
SHORTEST_SPLIT = 5
# With marks on two of its syllables it is hardly ever one word.
SHORTEST_MARKED_SPLIT = 4
LONGEST_SPLIT = 30
MOST_PIECES = 4
# Pieces of a split that never stand side by side must be common words.
COMMON = 5
# Of the likelihood of a piece, what it has by itself; the rest it has as the neighbour of the piece before.
ALONE = 0.3
# How much neighbours that are seen side by side say, against mere frequency.
NEIGHBOUR = 1000
VOWELS = re.compile("[aeiouy]+")
ONSET = re.compile("[b-df-hj-np-tvwxz]+")


def repaired(word: str, before: str, after: str, vocabulary: Vocabulary) -> list[str]:
    """Known words one slip away, the likeliest first; `before` and `after` are the folded neighbours."""
    plain = folded(word)
    if len(plain) < SHORTEST_REPAIRED or any(letter.isdigit() for letter in plain):
        return []
    near = {candidate for candidate in _one_slip_away(plain, vocabulary) if vocabulary.plain[candidate] >= SEEN_AT_LEAST}

    def likelihood(candidate: str) -> tuple[int, int, int, str]:
        beside = vocabulary.beside(before, candidate) + vocabulary.beside(candidate, after)
        # Of equals always the same one, in every process.
        return min(beside, NEIGHBOUR), candidate[0] == plain[0], vocabulary.plain[candidate], candidate

    ranked = sorted(near, key=likelihood, reverse=True)[:MOST_REPAIRS]
    return [_written_like(word, candidate, vocabulary) for candidate in ranked]


def completed(word: str, before: str, after: str, vocabulary: Vocabulary) -> list[str]:
    """Known words of the two letters turned or with one more, which often stand beside the folded neighbours; the likeliest first.

    Two letters without a vowel are initials.
    """
    plain = folded(word)
    if len(plain) != LETTERS_COMPLETED or not plain.isalpha() or not VOWELS.search(plain):
        return []
    meant = {candidate for candidate in vocabulary.shortened.get(plain, ()) if len(candidate) > len(plain)}
    meant |= {plain[::-1]} - {plain}
    beside = {candidate: vocabulary.beside(before, candidate) + vocabulary.beside(candidate, after) for candidate in meant}
    ranked = sorted(meant, key=lambda candidate: (beside[candidate], candidate), reverse=True)
    return [_written_like(word, candidate, vocabulary) for candidate in ranked if beside[candidate] >= OFTEN]


def sounds_alike(word: str, vocabulary: Vocabulary) -> str:
    """A word without marks with i at its end for y, or y for i ("my tom" is "mì tôm"); empty where no title has it.

    Only where it is the whole vowel: "tay" and "tai" are two words. With marks, i and y are one spelling already (normalise).
    """
    stem, other = word[:-1], {"i": "y", "y": "i"}.get(word[-1:])
    if other is None or has_marks(word) or not (stem.endswith("qu") or ONSET.fullmatch(stem)):
        return ""
    return stem + other if stem + other in vocabulary.plain else ""


def is_two_words(word: str) -> bool:
    """Whether marks stand on vowels that consonants part: "nữhồng". Few borrowed words are written so ("sôcôla")."""
    vowels = VOWELS.finditer(folded(word))
    return sum(has_marks(word[run.start() : run.end()]) for run in vowels) > 1


def split(word: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The known words that a run-together word consists of; empty when it does not."""
    plain = folded(word)
    shortest = SHORTEST_MARKED_SPLIT if is_two_words(word) else SHORTEST_SPLIT
    if not shortest <= len(plain) <= LONGEST_SPLIT or len(plain) != len(word):
        return ()
    # best[end]: (score, pieces) of the letters before `end`.
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, (0,))}
    for end in range(1, len(plain) + 1):
        ways = [way for start in range(end) if start in best and (way := _extended(word, plain, best[start], end, vocabulary))]
        if ways:
            best[end] = max(ways)
    if len(plain) not in best:
        return ()
    cuts = best[len(plain)][1]
    pieces = tuple(word[start:end] for start, end in pairwise(cuts))
    return pieces if 1 < len(pieces) <= MOST_PIECES else ()


def stand_together(pieces: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether all neighbours among the pieces are seen side by side."""
    plain = fold_all(pieces)
    return all(vocabulary.beside(left, right) for left, right in pairwise(plain))


def fits_beside(word: str, before: str, after: str, vocabulary: Vocabulary) -> bool:
    """Whether the word is seen beside what stands there (or nothing stands there)."""
    plain = folded(word)
    seen = [vocabulary.beside(before, plain) if before else 0, vocabulary.beside(plain, after) if after else 0]
    return max(seen) >= SEEN_AT_LEAST or not (before or after)


def _extended(
    word: str, plain: str, so_far: tuple[float, tuple[int, ...]], end: int, vocabulary: Vocabulary
) -> tuple[float, tuple[int, ...]] | None:
    """One piece more, with how likely it is after the one before: as its neighbour, or as a word by itself."""
    score, cuts = so_far
    piece = plain[cuts[-1] : end]
    count = vocabulary.plain[piece]
    # A letter by itself is a word where it was written with its mark ("ổcứng").
    is_bare_letter = len(piece) == 1 and piece == word[cuts[-1] : end]
    if count < SEEN_AT_LEAST or is_bare_letter or (len(cuts) == 1 and end == len(plain)):
        return None
    likely = ALONE * count / max(vocabulary.length, 1)
    if len(cuts) > 1:
        before = plain[cuts[-2] : cuts[-1]]
        together = vocabulary.beside(before, piece)
        if not together and count < COMMON:
            return None
        likely += (1 - ALONE) * together / vocabulary.plain[before]
    return score + math.log(likely), (*cuts, end)


def _written_like(word: str, candidate: str, vocabulary: Vocabulary) -> str:
    """The candidate with the marks that were typed, where any were; else without, so that every reading is found."""
    if not has_marks(word):
        return candidate
    ways = vocabulary.written_as.get(candidate, [candidate])
    return max(ways, key=lambda way: (len(set(way) & set(word)), vocabulary.written[way]))


def _one_slip_away(plain: str, vocabulary: Vocabulary) -> Iterable[str]:
    """Damerau-Levenshtein 1: by what is left when one letter is taken out of either."""
    index = vocabulary.shortened
    for key in {plain, *without_one_letter(plain)}:
        for candidate in index.get(key, ()):
            if candidate != plain and _is_one_slip(plain, candidate):
                yield candidate


def _is_one_slip(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    left, right = one[start:], other[start:]
    if len(left) == len(right):
        swapped = len(left) > 1 and left[0] == right[1] and left[1] == right[0] and left[2:] == right[2:]
        return left[1:] == right[1:] or swapped
    return left[1:] == right if len(left) > len(right) else left == right[1:]
