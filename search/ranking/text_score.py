"""The text score of one title for one understood query: BM25 over words with bonuses for neighbours, phrase and head.

PostgreSQL's own ranking costs eight points of quality, so the few hundred rows that it finds are scored here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from search.ranking import weights
from search.text.lexemes import glued
from search.text.vocabulary import Vocabulary
from search.understanding import Understood, Variant


@dataclass(frozen=True)
class Title:
    """The words of a candidate: as written, folded, seller and brand folded."""

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
        seller_words = understood.seller_words or (understood.variants[0].plain if understood.variants else ())
        self.seller = _Words.of(seller_words, vocabulary.weight)
        self.first = self.variants[0][1] if self.variants else None

    def __call__(self, title: Title) -> float:
        """Higher is better; 0 when nothing is found."""
        best = max((self._variant(title, *prepared) for prepared in self.variants), default=0.0)
        return best + self._names(title) + self._initials(title)

    def _variant(self, title: Title, variant: Variant, plain: _Words, written: _Words | None) -> float:
        share = weights.UNMARKED_SHARE if written else 1.0
        score = self._words(title.plain, plain, weights.PLAIN_WORDS) + share * self._order(title.plain, plain)
        if written:
            score += self._words(title.toned, written, weights.WRITTEN_WORDS) + self._order(title.toned, written)
        return variant.weight * score

    def _words(self, title: list[str], asked: _Words, weight: float) -> float:
        norm = weights.SATURATION * (1 - weights.LENGTH_NORM + weights.LENGTH_NORM * len(title) / self.vocabulary.average_length)
        score = 0.0
        missing = []
        for word, rarity in zip(asked.words, asked.rarities, strict=True):
            if times := title.count(word):
                score += weight * rarity * times * (weights.SATURATION + 1) / (times + norm)
            else:
                missing.append((word, rarity))
        if missing and any(len(word) > 3 for word, _rarity in missing):
            together = {*glued(title, 2), *glued(title, 3)}
            score += sum(weights.GLUED * rarity for word, rarity in missing if word in together)
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
        score = 0.0
        if self.seller.words and title.seller:
            seller = title.seller.split()
            if all(word in seller for word in self.seller.words):
                score += weights.SELLER * self.seller.total
        if self.first and title.brand:
            brand = title.brand.split()
            if all(word in brand for word in self.first.words):
                score += weights.BRAND * self.first.total
        return score

    def _initials(self, title: Title) -> float:
        score = 0.0
        for letters, rest in self.understood.initials:
            if all(word in title.plain for word in rest):
                firsts = "".join(word[0] for word in title.plain)
                if letters in firsts:
                    score += weights.INITIALS * (1 + sum(self.vocabulary.weight(word) for word in rest))
        return score
