"""The text score of one title for one understood query: BM25 over words with bonuses for neighbours, phrase and head.

PostgreSQL's own ranking costs eight points of quality, so the few hundred rows that it finds are scored here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from search.ranking import weights
from search.text.lexemes import glued
from search.text.tokens import fold_all, has_marks
from search.text.vocabulary import Vocabulary
from search.understanding import Understood, Variant


@dataclass(frozen=True)
class Title:
    """The words of a candidate: as written and folded; seller and brand as written."""

    toned: list[str]
    plain: list[str]
    seller: str
    brand: str


@dataclass(frozen=True)
class _Words:
    """One spelling of a variant with the rarity of its words, made once per query."""

    words: tuple[str, ...]
    rarities: tuple[float, ...]
    text: str
    pairs: tuple[tuple[str, float], ...]

    @property
    def total(self) -> float:
        return sum(self.rarities)

    @classmethod
    def of(cls, words: Sequence[str], rarity: Callable[[str], float]) -> "_Words":
        pairs = tuple((f" {left} {right} ", (rarity(left) + rarity(right)) / 2) for left, right in pairwise(words))
        return cls(tuple(words), tuple(rarity(word) for word in words), f" {' '.join(words)} ", pairs)


class TextScore:
    """Scores titles for one query."""

    def __init__(self, understood: Understood, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.understood = understood
        self.variants = [
            (
                variant,
                _Words.of(variant.plain, vocabulary.weight),
                _Words.of(variant.words, vocabulary.weight_as_written) if variant.has_marks else None,
            )
            for variant in understood.variants
        ]
        self.seller = _Words.of(understood.seller_words or understood.words, self._rarity)
        # Only a word that no title has by itself is looked for among glued neighbours: gluing every title costs more than all the rest.
        self.run_together = {word for _variant, plain, _written in self.variants for word in plain.words if not vocabulary.knows(word)}
        self.first = _Words.of(understood.words, self._rarity)

    def __call__(self, title: Title) -> float:
        """Higher is better; 0 when nothing is found."""
        best = max((self._variant(title, *prepared) for prepared in self.variants), default=0.0)
        return best + self._names(title) + self._initials(title)

    def asks_for_the_seller(self, title: Title) -> bool:
        """Whether the seller's name has all words of the query, and the title has not."""
        return bool(_named(self.seller, title.seller)) and not all(word in title.plain for word in fold_all(self.seller.words))

    def _variant(self, title: Title, variant: Variant, plain: _Words, written: _Words | None) -> float:
        share = weights.UNMARKED_SHARE if written else 1.0
        score = self._words(title.plain, plain, weights.PLAIN_WORDS) + share * self._order(title.plain, plain)
        if written:
            score += self._words(title.toned, written, weights.WRITTEN_WORDS) + self._order(title.toned, written)
        return variant.weight * score

    def _words(self, title: list[str], asked: _Words, weight: float) -> float:
        norm = weights.SATURATION * (1 - weights.LENGTH_NORM + weights.LENGTH_NORM * len(title) / self.vocabulary.average_length)
        score = 0.0
        for word, rarity in zip(asked.words, asked.rarities, strict=True):
            if times := title.count(word):
                score += weight * rarity * times * (weights.SATURATION + 1) / (times + norm)
            elif word in self.run_together and (word in glued(title, 2) or word in glued(title, 3)):
                score += weights.GLUED * rarity
        return score

    def _order(self, title: list[str], asked: _Words) -> float:
        text = f" {' '.join(title)} "
        score = sum(weights.PAIRS * rarity for pair, rarity in asked.pairs if pair in text)
        if asked.text in text:
            score += weights.PHRASE * asked.total
            if text.startswith(asked.text):
                score += weights.HEAD * asked.total
        return score

    def _names(self, title: Title) -> float:
        return weights.SELLER * _named(self.seller, title.seller) + weights.BRAND * _named(self.first, title.brand)

    def _rarity(self, word: str) -> float:
        return self.vocabulary.weight_as_written(word) if has_marks(word) else self.vocabulary.weight(word)

    def _initials(self, title: Title) -> float:
        score = 0.0
        for letters, rest in self.understood.initials:
            firsts = "".join(word[0] for word in title.plain)
            if letters in firsts and all(word in title.plain for word in rest):
                score += weights.INITIALS * (1 + sum(self.vocabulary.weight(word) for word in rest))
        return score


def _named(asked: _Words, name: str) -> float:
    """The rarity of the asked words if the name has them all; words with marks must be written so."""
    if not asked.words or not name:
        return 0.0
    written = name.split()
    plain = fold_all(written)
    return asked.total if all(word in written or (not has_marks(word) and word in plain) for word in asked.words) else 0.0
