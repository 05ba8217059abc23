"""Words shortened to their first letters ("kdr", "sr"): spelt out by what stands beside what in the titles."""

from collections.abc import Sequence

from search.text.vocabulary import Vocabulary

LENGTHS = (2, 3)
VOWELS = frozenset("aeiouy")
# A short word with a vowel that more titles have is a word and no abbreviation.
HARDLY_SEEN = 3
# Nor is a known word of more than this share of the titles taken for one, whatever stands beside it.
IN_USE = 0.01
MOST_SPELT_OUT = 4
FOLLOWERS_TRIED = 40
# What stands beside a neighbour that was typed is so many times likelier than what titles merely have more often.
BESIDE_A_NEIGHBOUR = 50


def is_shortened(plain: str, vocabulary: Vocabulary) -> bool:
    """Whether a word looks like initials: two or three letters, no vowel or hardly ever seen."""
    if len(plain) not in LENGTHS or not plain.isalpha():
        return False
    seen = vocabulary.plain[plain]
    return seen == 0 or (not VOWELS & set(plain)) or seen <= HARDLY_SEEN


def is_out_of_place(plain: str, before: str, after: str, vocabulary: Vocabulary) -> bool:
    """Whether a short word that is known never stands beside its neighbours, so that it may be initials all the same."""
    if len(plain) != LENGTHS[0] or not plain.isalpha() or vocabulary.plain[plain] > IN_USE * vocabulary.titles:
        return False
    known = [word for word in (before, after) if word and not is_shortened(word, vocabulary)]
    return bool(known) and not (vocabulary.beside(before, plain) or vocabulary.beside(plain, after))


def spelt_out(letters: str, before: str, after: str, vocabulary: Vocabulary) -> list[tuple[str, ...]]:
    """Runs of words with these initials that stand between the neighbours somewhere, the most frequent first."""
    runs: dict[tuple[str, ...], int] = {(word,): count for word, count in _single(letters, before, after, vocabulary)}
    starts = _starts(letters[0], before, vocabulary)
    for first, count in starts:
        for run, weight in _continued((first,), letters[1:], count, vocabulary):
            beside = vocabulary.beside(run[-1], after) if after else 1
            fits = bool(before and vocabulary.beside(before, run[0])) + bool(after and beside)
            runs[run] = weight * (1 + BESIDE_A_NEIGHBOUR * fits)
    return sorted(runs, key=lambda run: runs[run], reverse=True)[:MOST_SPELT_OUT]


def _single(letters: str, before: str, after: str, vocabulary: Vocabulary) -> list[tuple[str, int]]:
    """Single words of which the letters are the consonants at both ends ("nc" for "nước") or the first ones ("ch" for "chính")."""
    if VOWELS & set(letters) or not before:
        return []
    near = vocabulary.followers(before, letters[0])[:FOLLOWERS_TRIED]
    return [
        (word, count * (1 + BESIDE_A_NEIGHBOUR * bool(after and vocabulary.beside(word, after))))
        for word, count in near
        if letters in {"".join(letter for letter in word if letter not in VOWELS), word[: len(letters)]} and word != letters
    ]


def _starts(letter: str, before: str, vocabulary: Vocabulary) -> list[tuple[str, int]]:
    known = vocabulary.followers(before, letter) if before else []
    return known[:FOLLOWERS_TRIED] or vocabulary.beginning_with(letter)[:FOLLOWERS_TRIED]


def _continued(run: tuple[str, ...], letters: str, count: int, vocabulary: Vocabulary) -> list[tuple[tuple[str, ...], int]]:
    if not letters:
        return [(run, count)]
    found = []
    for word, together in vocabulary.followers(run[-1], letters[0])[:FOLLOWERS_TRIED]:
        found += _continued((*run, word), letters[1:], min(count, together), vocabulary)
        if len(found) >= MOST_SPELT_OUT * MOST_SPELT_OUT:
            break
    return found


def neighbours(words: Sequence[str], place: int) -> tuple[str, str]:
    """What stands before and after a place; empty at the ends."""
    return words[place - 1] if place else "", words[place + 1] if place + 1 < len(words) else ""
