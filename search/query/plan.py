"""What is looked for, from strict to loose.

`fits` is what the page counts and filters: every word of one variant in the title (as written where it was written with marks), or
in the seller's name, or in the brand. `near` is what is shown after it when too few fit. `head` and `phrase` are parts of `fits`
that the best hits are among: PostgreSQL, which ranks a few hundred rows only, reads them first.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from search.query.expressions import AtLeast, Expression, Lexeme, all_of, any_of
from search.query.implying import beyond, weakest
from search.text.lexemes import LONGEST_HEAD, glued, heads
from search.text.tokens import folded, has_marks
from search.text.vocabulary import Vocabulary
from search.understanding import Understood, Variant

# The minimum match of n words is written out as a disjunction in PostgreSQL: 8 words give 28 parts, 12 would give 220.
MOST_WORDS_RELAXED = 8
# Other ways of saying it are only looked for whole; each relaxed one would double the work for goods that are far off.
VARIANTS_RELAXED = 2
# Up to this many words all are wanted; beyond, three quarters.
WORDS_ALL_WANTED = 2
SHARE_WANTED = 0.75
SHORTEST_GLUED = 4


@dataclass(frozen=True)
class Plan:
    """Expressions over lexemes; None where there is nothing to look for."""

    head: Expression | None
    phrase: Expression | None
    fits: Expression | None
    near: Expression | None
    loosest: Expression | None


def plan(understood: Understood, vocabulary: Vocabulary) -> Plan:
    """The expressions of an understood query; worked out once for those who ask the same."""
    return vocabulary.memory.of(("plan", understood), lambda: _plan(understood, vocabulary))  # type: ignore[no-any-return]


def _plan(understood: Understood, vocabulary: Vocabulary) -> Plan:
    variants = understood.variants
    title = [_all_words(variant) for variant in variants]
    names = [_named(understood.seller_words or understood.words, "@"), _named(understood.words, "%")]
    names += [_named(variant.words, "%") for variant in variants[1:] if variant.is_name or variant.is_kind]
    names += [_goods_of(understood, sign) for sign in "@%"]
    short = [_initials(letters, rest) for letters, rest in understood.initials]
    plain = [_all_plain(variant) for variant in variants]
    crossed = [all_of(_anywhere(word) for word in variant.plain) for variant in variants[:1]]
    most = [_most_words(variant, vocabulary) for variant in variants[:VARIANTS_RELAXED]]
    fits = any_of(weakest([*title, *names, *short]))
    return Plan(
        head=any_of(weakest(_head(variant) for variant in variants)),
        phrase=any_of(weakest(_phrase(variant) for variant in variants)),
        fits=fits,
        near=any_of(beyond([*weakest([*plain, *crossed]), *most], fits)),
        loosest=any_of(_rarest_words(variant, vocabulary) for variant in variants[:VARIANTS_RELAXED]),
    )


def _word(word: str, plain: str, *, is_marked: bool) -> Expression | None:
    as_written: Expression = Lexeme(f"={word}") if is_marked else Lexeme(plain)
    return any_of([as_written, Lexeme(f"+{plain}") if len(plain) >= SHORTEST_GLUED else None])


def _plain_word(plain: str) -> Expression:
    return any_of([Lexeme(plain), Lexeme(f"+{plain}") if len(plain) >= SHORTEST_GLUED else None]) or Lexeme(plain)


def _all_words(variant: Variant) -> Expression | None:
    parts = (_word(word, plain, is_marked=variant.is_marked(word)) for word, plain in zip(variant.words, variant.plain, strict=True))
    return all_of(part for part in parts if part is not None)


def _all_plain(variant: Variant) -> Expression | None:
    return all_of(_plain_word(plain) for plain in variant.plain)


def _named(words: Sequence[str], sign: str) -> Expression | None:
    together = Lexeme(f"{sign}+{folded(words[0])}") if len(words) == 1 and len(words[0]) >= SHORTEST_GLUED else None
    return any_of([all_of(Lexeme(name_lexeme(word, sign)) for word in words), together])


def _goods_of(understood: Understood, sign: str) -> Expression | None:
    """The goods in the title and who is named beside them in the seller's or the brand's name."""
    if not understood.named or not understood.goods_words:
        return None
    goods = (_word(word, folded(word), is_marked=has_marks(word)) for word in understood.goods_words)
    named = (Lexeme(name_lexeme(word, sign)) for word in understood.named)
    return all_of([*(part for part in goods if part is not None), *named])


def name_lexeme(word: str, sign: str) -> str:
    """A word of a name: as written where it was written with marks."""
    return f"{sign}={word}" if has_marks(word) else f"{sign}{word}"


def _anywhere(plain: str) -> Expression:
    return any_of([Lexeme(plain), Lexeme(f"@{plain}"), Lexeme(f"%{plain}")]) or Lexeme(plain)


def _initials(letters: str, rest: tuple[str, ...]) -> Expression | None:
    return all_of([Lexeme(f"#{letters}"), *(Lexeme(word) for word in rest)])


def _head(variant: Variant) -> Expression | None:
    """The title begins with the words (with the first three of them), and has the others."""
    words, sign = (variant.words, "^=") if variant.is_written_out else (variant.plain, "^")
    beginnings = list(heads(words))
    if not beginnings:
        return None
    rest = [Lexeme(plain) for plain in variant.plain[LONGEST_HEAD:]]
    return all_of([Lexeme(f"{sign}{beginnings[-1]}"), *rest])


def _phrase(variant: Variant) -> Expression | None:
    """The words side by side, as glued pairs."""
    words, sign = (variant.words, "+=") if variant.is_written_out else (variant.plain, "+")
    return all_of(Lexeme(f"{sign}{pair}") for pair in glued(words, 2))


def _most_words(variant: Variant, vocabulary: Vocabulary) -> Expression | None:
    """Three quarters of the words; of long queries, of the words that tell most."""
    plain = _telling(variant.plain, vocabulary)[:MOST_WORDS_RELAXED]
    if len(plain) <= WORDS_ALL_WANTED:
        return None
    return AtLeast(math.floor(len(plain) * SHARE_WANTED), tuple(_plain_word(word) for word in plain))


def _rarest_words(variant: Variant, vocabulary: Vocabulary) -> Expression | None:
    """Any of the words that tell most; at least one that occurs at all."""
    known = [word for word in _telling(variant.plain, vocabulary) if vocabulary.knows(word)]
    return any_of(Lexeme(word) for word in known[: math.ceil(len(known) / 2)])


def _telling(plain: Sequence[str], vocabulary: Vocabulary) -> list[str]:
    return sorted(dict.fromkeys(plain), key=vocabulary.weight, reverse=True)
