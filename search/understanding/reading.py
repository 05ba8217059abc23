"""From text to meaning, step by step: certificate, place, price, intent, legal form, keyboard, spelling, run-together words, other names.

What was typed stays the first variant as long as the exchange's own titles know its words; a repair takes its place only where they do not.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from search.lexicon import Lexicon, lexicon
from search.text.tokens import fold_all, folded, has_marks, tokens
from search.text.vocabulary import Vocabulary
from search.understanding.alternatives import SURENESS, alternatives
from search.understanding.certificates import asks_for_one
from search.understanding.initials import is_shortened, neighbours
from search.understanding.intents import without_intent
from search.understanding.keyboards import decoded
from search.understanding.legal_forms import without_joint, without_legal_form, without_trade
from search.understanding.measures import read_measures
from search.understanding.names import named_beside_goods
from search.understanding.parts import take_apart
from search.understanding.prices import NO_SLIPS
from search.understanding.spelling import fits_beside, is_two_words, repaired, split, stand_together
from search.understanding.understood import Understood, Variant, Why

# What a person types has a dozen words; the rest of a pasted page would only slow the search down.
MOST_WORDS_ASKED = 16
MOST_VARIANTS = 8
# Of the titles with a word, the share that must write it bare for it to be taken as typed in full.
MOSTLY_BARE = 0.3


def understand(text: str, vocabulary: Vocabulary, words_known: Lexicon | None = None, *, ends_in_place: bool = False) -> Understood:
    """What `text` asks for; worked out once for those who ask the same. Never raises.

    `ends_in_place`: the name of a place at the end is one, although goods are called so too.
    """
    known = words_known or lexicon()
    key = ("meaning", text, known.number, vocabulary.certificates, ends_in_place)
    return vocabulary.memory.of(key, lambda: _understand(text, vocabulary, known, ends_in_place=ends_in_place))  # type: ignore[no-any-return]


def _understand(text: str, vocabulary: Vocabulary, known: Lexicon, *, ends_in_place: bool) -> Understood:
    said = _said(text, vocabulary, ends_in_place=ends_in_place)
    typed = without_intent(tokens(read_measures(said.rest))[:MOST_WORDS_ASKED], vocabulary)
    words = without_joint(typed, vocabulary)
    if not words:
        return said
    seller = without_legal_form(words)
    seller = without_trade(seller or words, vocabulary) or seller
    # Without what says that a seller is meant "cửa hàng ocop" would ask for a certificate.
    asked = without_intent(words if asks_for_one(seller) else seller or words, vocabulary)
    is_name = vocabulary.is_name(fold_all(asked))
    first = Variant(tuple(asked)) if is_name else _repaired(asked, vocabulary, known)
    # Another way of saying a repair is no surer than the repair.
    ways = [] if is_name else alternatives(first, vocabulary, known)
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


def _said(text: str, vocabulary: Vocabulary, *, ends_in_place: bool = False) -> Understood:
    """What the text says beside its words, and its words yet to be read."""
    parts = take_apart(text, vocabulary, ends_in_place=ends_in_place)
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
    # Another name of the goods is none of a whole category ("bột socola" for "bột chocolate").
    is_kind = variant.why not in {Why.SYNONYM, Why.ABBREVIATION} and vocabulary.is_kind(variant.plain)
    return replace(variant, tells=plain, tells_as_written=written, is_name=vocabulary.is_name(variant.plain), is_kind=is_kind)


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
    if not vocabulary.titles or any(letter.isdigit() for letter in plain[:1]) or word in NO_SLIPS:
        return [word], Why.TYPED
    if vocabulary.knows(plain):
        return [_as_known(word, vocabulary)], Why.TYPED
    key = decoded(word, vocabulary)
    if key and key[1]:
        return [key[0]], Why.KEYBOARD
    slips = [] if is_shortened(plain, vocabulary) else repaired(word, before, after, vocabulary)
    pieces = [_as_known(piece, vocabulary) for piece in split(word, vocabulary)]
    if pieces and (key or is_two_words(word)) and stand_together(pieces, vocabulary):
        return pieces, Why.SPLIT
    if key and not (slips and (before or after) and fits_beside(slips[0], before, after, vocabulary)):
        return [key[0]], Why.KEYBOARD
    if slips and not (pieces and stand_together(pieces, vocabulary) and not fits_beside(slips[0], before, after, vocabulary)):
        return slips[:1], Why.SPELLING
    return (pieces, Why.SPLIT) if pieces else ([word], Why.TYPED)


def _as_known(word: str, vocabulary: Vocabulary) -> str:
    """Without marks that nobody writes so, which were put wrongly: so every reading is found."""
    plain = folded(word)
    return plain if has_marks(word) and word not in vocabulary.written and plain in vocabulary.plain else word


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
