"""The text score of one title for one understood query: BM25 over words with bonuses for neighbours, phrase and head.

PostgreSQL's own ranking costs eight points of quality, so the few hundred rows that it finds are scored here.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from search.ranking import weights
from search.ranking.prepared import Prepared, Spelling, prepared, seller_points
from search.text.lexemes import glued
from search.text.tokens import fold_all, has_marks
from search.text.vocabulary import Vocabulary
from search.understanding import Understood


@dataclass(frozen=True)
class Title:
    """The words of a candidate: as written and folded; seller and brand as written."""

    toned: list[str]
    plain: list[str]
    seller: str
    brand: str


class TextScore:
    """Scores titles for one query."""

    def __init__(self, understood: Understood, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.understood = understood
        self.variants = prepared(understood)
        self.seller_words = understood.asked_seller
        self.seller_points = seller_points(understood)
        self.brands = [(each.variant.words, each.factor * each.brand) for each in self.variants if each.brand]
        # Only a word that no title has by itself is looked for among glued neighbours: gluing every title costs more than all the rest.
        self.run_together = {word for each in self.variants for word in each.plain.words if not vocabulary.knows(word)}

    def __call__(self, title: Title) -> float:
        """Higher is better; 0 when nothing is found."""
        best = max((self._variant(title, each) for each in self.variants), default=0.0)
        return best + self._names(title) + self._initials(title)

    def asks_for_the_seller(self, title: Title) -> bool:
        """Whether the query names the seller: beside goods, or alone and the title has not the same words."""
        if not _has(title.seller, self.seller_words):
            return False
        return bool(self.understood.named) or not all(word in title.plain for word in fold_all(self.seller_words))

    def _variant(self, title: Title, asked: Prepared) -> float:
        score = self._spelling(title.plain, asked.plain)
        if asked.written:
            score += self._spelling(title.toned, asked.written)
        return asked.factor * score

    def _spelling(self, title: list[str], asked: Spelling) -> float:
        text = f" {' '.join(title)} "
        norm = weights.SATURATION * (1 - weights.LENGTH_NORM + weights.LENGTH_NORM * len(title) / self.vocabulary.average_length)
        score = 0.0
        for word, tells in zip(asked.words, asked.tells, strict=True):
            if times := title.count(word):
                score += asked.weight * tells * times * (weights.SATURATION + 1) / (times + norm)
            elif word in self.run_together and word in "".join(title) and (word in glued(title, 2) or word in glued(title, 3)):
                score += weights.GLUED * tells
        # Without a single word there is no order of words either, and most titles have none of most variants.
        return score + (self._order(text, asked) if asked.share and score else 0.0)

    def _order(self, title: str, asked: Spelling) -> float:
        score = sum(worth for left, right, worth in asked.pairs if f" {left} {right} " in title)
        place = title.find(asked.text)
        if place < 0:
            return score
        second = title.find(" ", 1)
        return score + asked.phrase + (asked.head if place == 0 else asked.second_head if place == second else 0.0)

    def _names(self, title: Title) -> float:
        brand = max((points for words, points in self.brands if _has(title.brand, words)), default=0.0)
        return self.seller_points * _has(title.seller, self.seller_words) + brand

    def _initials(self, title: Title) -> float:
        score = 0.0
        for letters, rest in self.understood.initials:
            firsts = "".join(word[0] for word in title.plain)
            if letters in firsts and all(word in title.plain for word in rest):
                score += weights.INITIALS * (1 + sum(self.vocabulary.weight(word) for word in rest))
        return score


def _has(name: str, asked: Sequence[str]) -> bool:
    """Whether the name has all the asked words; words with marks must be written so."""
    if not asked or not name:
        return False
    written = name.split()
    plain = fold_all(written)
    return all(word in written or (not has_marks(word) and word in plain) for word in asked)
