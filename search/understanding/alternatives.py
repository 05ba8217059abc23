"""Other ways of saying what was typed: other names, English, initials spelt out, measures and numbers, words joined, parted or slipped.

Each is as sure as its kind; what was typed stays the first.
"""

from collections.abc import Iterable
from itertools import pairwise

from search.lexicon import Lexicon
from search.lexicon.english import translations
from search.ranking import weights
from search.text.tokens import fold_all, folded, has_marks
from search.text.vocabulary import Vocabulary
from search.understanding.initials import is_out_of_place, is_shortened, neighbours, spelt_out
from search.understanding.measures import equal_measures
from search.understanding.numerals import otherwise
from search.understanding.spelling import SEEN_AT_LEAST, completed, repaired, sounds_alike, split
from search.understanding.understood import Variant, Why

SURENESS = {
    Why.TYPED: 1.0,
    Why.KEYBOARD: weights.KEYBOARD_SURENESS,
    Why.SPELLING: weights.SPELLING_SURENESS,
    Why.SPLIT: weights.SPLIT_SURENESS,
    Why.JOINED: weights.JOINED_SURENESS,
    Why.ABBREVIATION: weights.ABBREVIATION_SURENESS,
    Why.SYNONYM: weights.SYNONYM_SURENESS,
    Why.TRANSLATION: weights.TRANSLATION_SURENESS,
}
# Letters that may belong to the word before: one alone is a size or a brand.
SHORTEST_JOINED = 2
# A word of so few titles was run together by their sellers, if so many times more have it in two.
HARDLY_SEEN = 3
MUCH_OFTENER = 10
# Neighbours that titles do have now and then are only doubted where so many times more have others ("áo khác" for "áo khoác").
SURELY_MEANT = 100
# More slips than this nobody makes in one question; other names need the room.
MOST_DOUBTED = 3


def alternatives(first: Variant, vocabulary: Vocabulary, words_known: Lexicon) -> Iterable[Variant]:
    """Other ways of saying it."""
    for words in translations(first.words, words_known, vocabulary):
        yield Variant(words, Why.TRANSLATION, SURENESS[Why.TRANSLATION], is_exact=True)
    for other in words_known.alternatives(first.words, vocabulary):
        is_whole = other.words == other.entry.meant
        yield Variant(other.words, other.why, SURENESS[other.why] * other.sureness, is_exact=is_whole)
    yield from _measured_otherwise(first, vocabulary)
    yield from _counted_otherwise(first, vocabulary, words_known)
    yield from _joined(first, vocabulary)
    yield from _parted(first, vocabulary)
    yield from _unlikely_neighbours(first, vocabulary, words_known)
    for place, plain in enumerate(first.plain):
        before, after = neighbours(first.plain, place)
        shortened = is_shortened(plain, vocabulary)
        if shortened or is_out_of_place(plain, before, after, vocabulary):
            for rank, run in enumerate(spelt_out(plain, before, after, vocabulary)):
                sureness = weights.ABBREVIATION_SURENESS if shortened else weights.UNLIKELY_SURENESS
                weight = sureness * weights.LESS_USUAL ** (rank + (not shortened))
                yield Variant((*first.words[:place], *run, *first.words[place + 1 :]), Why.ABBREVIATION, weight)


def _measured_otherwise(first: Variant, vocabulary: Vocabulary) -> Iterable[Variant]:
    """The same with a measure in another unit, where titles have it so."""
    for place, word in enumerate(first.words):
        for other in equal_measures(word):
            if other in vocabulary.plain:
                yield Variant((*first.words[:place], other, *first.words[place + 1 :]), Why.SYNONYM, SURENESS[Why.SYNONYM])


def _counted_otherwise(first: Variant, vocabulary: Vocabulary, known: Lexicon) -> Iterable[Variant]:
    """The same with a number in figures or in words, where titles have it between the same words: "áo ba lỗ" is "áo 3 lỗ".

    A number at the end or the beginning of what is asked, or in a name of two words that the lexicon knows ("ba lô"), is left alone.
    """
    named = {place for start, end, _entry in known.phrases(first.words) for place in range(start, end) if end - start == 2}
    for place in range(1, len(first.words) - 1):
        other = otherwise(first.words[place])
        before, after = neighbours(first.plain, place)
        beside = min(vocabulary.beside(before, folded(other)), vocabulary.beside(folded(other), after))
        if other and place not in named and beside >= SEEN_AT_LEAST:
            yield Variant((*first.words[:place], other, *first.words[place + 1 :]), Why.SYNONYM, weights.NUMERAL_SURENESS)


def _parted(first: Variant, vocabulary: Vocabulary) -> Iterable[Variant]:
    """A word that hardly any title runs together ("áosơ"), as titles mostly have it."""
    for place, word in enumerate(first.words):
        seen, is_called_so = vocabulary.plain[first.plain[place]], first.plain[place] in vocabulary.names
        pieces = split(word, vocabulary) if 0 < seen <= HARDLY_SEEN and not is_called_so else ()
        together = min((vocabulary.beside(*pair) for pair in pairwise(fold_all(pieces))), default=0)
        if together > MUCH_OFTENER * seen:
            yield Variant((*first.words[:place], *pieces, *first.words[place + 1 :]), Why.SPLIT, weights.JOINED_SURENESS)


def _joined(first: Variant, vocabulary: Vocabulary) -> Iterable[Variant]:
    """Two neighbours as the one word that titles make of them: "phô mai" is "phomai" too, "lợn g" is not "long"."""
    for place in range(len(first.words) - 1):
        pair, plain = first.words[place : place + 2], first.plain[place : place + 2]
        if min(map(len, plain)) < SHORTEST_JOINED:
            continue
        ways = ["".join(plain)] if pair == plain else ["".join(pair), "".join(plain)]
        known = vocabulary.plain if pair == plain else vocabulary.written
        for together in [way for way in ways if way in known][:1]:
            yield Variant((*first.words[:place], together, *first.words[place + 2 :]), Why.JOINED, SURENESS[Why.JOINED])


def _unlikely_neighbours(first: Variant, vocabulary: Vocabulary, known: Lexicon) -> Iterable[Variant]:
    """Known words that hardly ever stand side by side: one of them may be a slip for a word that does; so many of the surest.

    What the lexicon knows by name is no slip, nor what was written with its marks and titles have.
    """
    plain = first.plain
    said = {place for start, end, _entry in known.phrases(first.words) for place in range(start, end - 1)}
    slips: dict[int, list[tuple[str, float]]] = {}
    found: list[tuple[float, int, Variant]] = []
    for place, (left, right) in enumerate(pairwise(plain)):
        seen = vocabulary.beside(left, right)
        # A measure may stand beside anything.
        if place in said or seen > HARDLY_SEEN or left[0].isdigit() or right[0].isdigit():
            continue
        for slipped in (place, place + 1):
            if seen and has_marks(first.words[slipped]):
                continue
            if slipped not in slips:
                slips[slipped] = list(_slips(first, slipped, vocabulary))
            for other, sureness in slips[slipped]:
                pair = (folded(other), right) if slipped == place else (left, folded(other))
                beside = vocabulary.beside(*pair)
                if beside >= max(SEEN_AT_LEAST, SURELY_MEANT * seen):
                    words = (*first.words[:slipped], other, *first.words[slipped + 1 :])
                    found.append((sureness, beside, Variant(words, Why.SPELLING, sureness)))
    found.sort(key=lambda each: each[:2], reverse=True)
    yield from (variant for _sureness, _beside, variant in found[:MOST_DOUBTED])


def _slips(first: Variant, place: int, vocabulary: Vocabulary) -> Iterable[tuple[str, float]]:
    """What a word that is out of place may have been meant to be, with how sure that is."""
    word, (before, after) = first.words[place], neighbours(first.plain, place)
    if other := sounds_alike(word, vocabulary):
        yield other, weights.SPELLING_SURENESS
    for other in (repaired(word, before, after, vocabulary) or completed(word, before, after, vocabulary))[:1]:
        yield other, weights.UNLIKELY_SURENESS
