"""From text to meaning, step by step: certificate, place and price, legal form, keyboard, spelling, run-together words, initials, lexicon.

What was typed stays the first variant as long as the exchange's own titles know its words; a repair takes its place only where they do not.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from search.lexicon import Lexicon, lexicon
from search.lexicon.english import translations
from search.ranking import weights
from search.text.tokens import fold_all, folded, has_marks, tokens
from search.text.vocabulary import Vocabulary
from search.understanding.certificates import asks_for_one
from search.understanding.initials import is_out_of_place, is_shortened, neighbours, spelt_out
from search.understanding.keyboards import decoded
from search.understanding.legal_forms import without_joint, without_legal_form, without_trade
from search.understanding.measures import equal_measures, read_measures
from search.understanding.names import named_beside_goods
from search.understanding.numerals import otherwise
from search.understanding.parts import take_apart
from search.understanding.spelling import SEEN_AT_LEAST, completed, fits_beside, is_two_words, repaired, sounds_alike, split, stand_together
from search.understanding.understood import Understood, Variant, Why

# What a person types has a dozen words; the rest of a pasted page would only slow the search down.
MOST_WORDS_ASKED = 16
MOST_VARIANTS = 8
# Of the titles with a word, the share that must write it bare for it to be taken as typed in full.
MOSTLY_BARE = 0.3
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


def understand(text: str, vocabulary: Vocabulary, words_known: Lexicon | None = None) -> Understood:
    """What `text` asks for; worked out once for those who ask the same. Never raises."""
    known = words_known or lexicon()
    return vocabulary.memory.of(("meaning", text, known.number, vocabulary.certificates), lambda: _understand(text, vocabulary, known))  # type: ignore[no-any-return]


def _understand(text: str, vocabulary: Vocabulary, known: Lexicon) -> Understood:
    said = _said(text, vocabulary)
    words = without_joint(tokens(read_measures(said.rest))[:MOST_WORDS_ASKED], vocabulary)
    if not words:
        return said
    seller = without_legal_form(words)
    seller = without_trade(seller or words, vocabulary) or seller
    # Without what says that a seller is meant "cửa hàng ocop" would ask for a certificate.
    asked = words if asks_for_one(seller) else seller or words
    is_name = vocabulary.is_name(fold_all(asked))
    first = Variant(tuple(asked)) if is_name else _repaired(asked, vocabulary, known)
    # Another way of saying a repair is no surer than the repair.
    ways = [] if is_name else _alternatives(first, vocabulary, known)
    others = [replace(variant, weight=variant.weight * first.weight) for variant in ways]
    return replace(
        said,
        variants=tuple(weighed(variant, vocabulary) for variant in _chosen(first, others, Variant(words))),
        seller_words=seller or words,
        # Whoever says the legal form says the whole name.
        named=() if is_name or seller else named_beside_goods(words, vocabulary),
        initials=() if is_name else tuple(_initials(first.plain, vocabulary)),
        is_name=is_name,
    )


def understand_literally(text: str, vocabulary: Vocabulary) -> Understood:
    """The words as typed and nothing else, beside certificate, price and place, which the words would not find."""
    said = _said(text, vocabulary)
    words = tuple(tokens(said.rest)[:MOST_WORDS_ASKED])
    return replace(said, variants=(Variant(words),) if words else ())


def _said(text: str, vocabulary: Vocabulary) -> Understood:
    """What the text says beside its words, and its words yet to be read."""
    parts = take_apart(text, vocabulary)
    return Understood(typed=text, **vars(parts))


def _chosen(first: Variant, others: Iterable[Variant], typed: Variant) -> list[Variant]:
    """As many as are looked for, the surest, each wording once; what was typed is among them also where it was repaired."""
    repaired = first.why is not Why.TYPED
    surest = sorted(others, key=lambda variant: -variant.weight)
    found = _distinct([first, *surest])[: MOST_VARIANTS - repaired]
    return _distinct([*found, typed]) if repaired else found


def weighed(variant: Variant, vocabulary: Vocabulary) -> Variant:
    """The variant with how much its words tell."""
    plain = tuple(vocabulary.weight(word) for word in variant.plain)
    lost = {word for word in variant.words if not variant.is_exact and lost_its_marks(word, vocabulary)}
    written = tuple(0.0 if word in lost else vocabulary.weight_as_written(word) for word in variant.words)
    return replace(variant, tells=plain, tells_as_written=written, is_name=vocabulary.is_name(variant.plain))


def lost_its_marks(word: str, vocabulary: Vocabulary) -> bool:
    """Whether a word was typed without marks that titles mostly write: "duong", but not "cam"."""
    if has_marks(word):
        return False
    return vocabulary.written[word] < MOSTLY_BARE * vocabulary.plain[word]


def _repaired(words: Sequence[str], vocabulary: Vocabulary, known: Lexicon) -> Variant:
    """The words with those repaired that neither a title nor the lexicon knows."""
    plain = fold_all(words)
    said = {place for start, end, _entry in known.phrases(words) for place in range(start, end)}
    found: list[str] = []
    why = Why.TYPED
    for place, word in enumerate(words):
        before, after = neighbours(plain, place)
        better, reason = ([word], Why.TYPED) if place in said else _better(word, before, after, vocabulary)
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
    key = decoded(word, vocabulary)
    if key and key[1]:
        return [key[0]], Why.KEYBOARD
    slips = [] if is_shortened(plain, vocabulary) else repaired(word, before, after, vocabulary)
    pieces = split(word, vocabulary)
    if pieces and (key or is_two_words(word)) and stand_together(pieces, vocabulary):
        return pieces, Why.SPLIT
    if key and not (slips and (before or after) and fits_beside(slips[0], before, after, vocabulary)):
        return [key[0]], Why.KEYBOARD
    if slips and not (pieces and stand_together(pieces, vocabulary) and not fits_beside(slips[0], before, after, vocabulary)):
        return slips[:1], Why.SPELLING
    return (pieces, Why.SPLIT) if pieces else ([word], Why.TYPED)


def _alternatives(first: Variant, vocabulary: Vocabulary, words_known: Lexicon) -> Iterable[Variant]:
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
            yield Variant((*first.words[:place], *pieces, *first.words[place + 1 :]), Why.SPLIT, weights.SPELLING_SURENESS)


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
        if place in said or seen > HARDLY_SEEN:
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


def _initials(plain: Sequence[str], vocabulary: Vocabulary) -> Iterable[tuple[str, tuple[str, ...]]]:
    for place, word in enumerate(plain):
        if is_shortened(word, vocabulary):
            yield word, (*plain[:place], *plain[place + 1 :])


def _distinct(variants: Iterable[Variant]) -> list[Variant]:
    """Each wording once, as it comes first."""
    found: dict[tuple[str, ...], Variant] = {}
    for variant in variants:
        found.setdefault(variant.words, variant)
    return list(found.values())
