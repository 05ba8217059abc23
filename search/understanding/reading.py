"""From text to meaning, step by step: price, legal form, keyboard, spelling, run-together words, initials, lexicon.

What was typed stays the first variant as long as the exchange's own titles know its words; a repair takes its place only where they do not.
"""

from collections.abc import Iterable, Sequence

from search.lexicon import Lexicon, lexicon
from search.text.tokens import fold_all, folded, has_marks, tokens
from search.text.vocabulary import Vocabulary
from search.understanding.initials import is_shortened, neighbours, spelt_out
from search.understanding.keyboards import decoded
from search.understanding.legal_forms import without_legal_form
from search.understanding.prices import read_price
from search.understanding.spelling import fits_beside, repaired, split, stand_together
from search.understanding.understood import Understood, Variant, Why

# What a person types has a dozen words; the rest of a pasted page would only slow the search down.
MOST_WORDS_ASKED = 16
MOST_VARIANTS = 8
# Every word is known, only their company is not.
UNLIKELY = 0.85
SURENESS = {
    Why.TYPED: 1.0,
    Why.KEYBOARD: 1.0,
    Why.SPELLING: 0.95,
    Why.SPLIT: 1.0,
    Why.JOINED: 0.95,
    Why.ABBREVIATION: 0.95,
    # What was typed stands first where it is sold under that name.
    Why.SYNONYM: 0.75,
    Why.TRANSLATION: 0.95,
}


def understand(text: str, vocabulary: Vocabulary, words_known: Lexicon | None = None) -> Understood:
    """What `text` asks for. Never raises."""
    price = read_price(text)
    words = tuple(tokens(price.rest)[:MOST_WORDS_ASKED])
    if not words:
        return Understood(typed=text, price_min=price.low, price_max=price.high)
    seller = without_legal_form(words)
    first = _repaired(seller or words, vocabulary)
    variants = [first, *_alternatives(first, vocabulary, words_known or lexicon())]
    if first.why is not Why.TYPED:
        variants.append(Variant(words, Why.TYPED, SURENESS[Why.TYPED]))
    return Understood(
        typed=text,
        variants=tuple(_distinct(variants))[:MOST_VARIANTS],
        price_min=price.low,
        price_max=price.high,
        seller_words=seller or words,
        initials=tuple(_initials(first.plain, vocabulary)),
    )


def understand_literally(text: str) -> Understood:
    """The words as typed and nothing else."""
    words = tuple(tokens(text)[:MOST_WORDS_ASKED])
    return Understood(typed=text, variants=(Variant(words),) if words else ())


def _repaired(words: Sequence[str], vocabulary: Vocabulary) -> Variant:
    """The words with those repaired that no title knows."""
    plain = fold_all(words)
    found: list[str] = []
    why = Why.TYPED
    for place, word in enumerate(words):
        before, after = neighbours(plain, place)
        better, reason = _better(word, before, after, vocabulary)
        found += better
        why = reason if reason is not Why.TYPED else why
    return Variant(tuple(found), why, SURENESS[why])


def _better(word: str, before: str, after: str, vocabulary: Vocabulary) -> tuple[Sequence[str], Why]:
    plain = folded(word)
    if not vocabulary.titles or any(letter.isdigit() for letter in plain[:1]):
        return [word], Why.TYPED
    if vocabulary.knows(plain):
        # Marks that nobody writes so were put wrongly: without them every reading is found.
        known_so = not has_marks(word) or word in vocabulary.written or plain not in vocabulary.plain
        return [word if known_so else plain], Why.TYPED
    if key := decoded(word, vocabulary):
        return [key], Why.KEYBOARD
    slips = [] if is_shortened(plain, vocabulary) else repaired(word, before, after, vocabulary)
    pieces = split(word, vocabulary)
    if slips and not (pieces and stand_together(pieces, vocabulary) and not fits_beside(slips[0], before, after, vocabulary)):
        return slips[:1], Why.SPELLING
    return (pieces, Why.SPLIT) if pieces else ([word], Why.TYPED)


def _alternatives(first: Variant, vocabulary: Vocabulary, words_known: Lexicon) -> Iterable[Variant]:
    """Other ways of saying it."""
    for why, words in words_known.alternatives(first.words):
        yield Variant(words, why, SURENESS[why] * first.weight)
    yield from _joined(first, vocabulary)
    yield from _unlikely_neighbours(first, vocabulary)
    for place, plain in enumerate(first.plain):
        if is_shortened(plain, vocabulary):
            before, after = neighbours(first.plain, place)
            for run in spelt_out(plain, before, after, vocabulary):
                yield Variant((*first.words[:place], *run, *first.words[place + 1 :]), Why.ABBREVIATION, SURENESS[Why.ABBREVIATION])


def _joined(first: Variant, vocabulary: Vocabulary) -> Iterable[Variant]:
    for place in range(len(first.words) - 1):
        together = first.plain[place] + first.plain[place + 1]
        if together in vocabulary.plain:
            yield Variant((*first.words[:place], together, *first.words[place + 2 :]), Why.JOINED, SURENESS[Why.JOINED])


def _unlikely_neighbours(first: Variant, vocabulary: Vocabulary) -> Iterable[Variant]:
    """Known words that never stand side by side: one of them may be a slip for a word that does."""
    plain = first.plain
    for place in range(len(plain) - 1):
        if not vocabulary.beside(plain[place], plain[place + 1]):
            for slipped in (place, place + 1):
                before, after = neighbours(plain, slipped)
                for word in repaired(first.words[slipped], before, after, vocabulary)[:1]:
                    if fits_beside(word, before, after, vocabulary):
                        words = (*first.words[:slipped], word, *first.words[slipped + 1 :])
                        yield Variant(words, Why.SPELLING, UNLIKELY)


def _initials(plain: Sequence[str], vocabulary: Vocabulary) -> Iterable[tuple[str, tuple[str, ...]]]:
    for place, word in enumerate(plain):
        if is_shortened(word, vocabulary):
            yield word, (*plain[:place], *plain[place + 1 :])


def _distinct(variants: Iterable[Variant]) -> Iterable[Variant]:
    return {variant.words: variant for variant in reversed(list(variants))}.values().__reversed__()
