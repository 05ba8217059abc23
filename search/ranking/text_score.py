"""The text score of one title for one understood query: BM25 over words with bonuses for neighbours, phrase and head.

PostgreSQL's own ranking costs eight points of quality, so the few hundred rows that it finds are scored here. A search waits for this:
what is the same for many rows (sellers, brands, the length a title should have) is worked out once a query.
"""

from collections.abc import Sequence

from search.ranking import weights
from search.ranking.prepared import Prepared, Spelling, prepared, seller_points
from search.text.lexemes import glued
from search.text.tokens import fold_all, has_marks
from search.text.vocabulary import Vocabulary
from search.understanding import Understood


class Title:
    """The words of a candidate: as written and folded, parted by spaces; seller and brand as written."""

    __slots__ = ("brand", "plain", "plain_text", "seller", "toned", "toned_text")

    def __init__(self, toned: str, plain: str, seller: str, brand: str) -> None:
        self.plain, self.toned = plain.split(), toned.split()
        # Every word between two spaces, so that words are found by what stands around them.
        self.plain_text, self.toned_text = f" {plain} ", f" {toned} "
        self.seller, self.brand = seller, brand


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
        self.norm = weights.SATURATION * (1 - weights.LENGTH_NORM)
        self.norm_of_each_word = weights.SATURATION * weights.LENGTH_NORM / vocabulary.average_length
        self._sellers: dict[str, bool] = {}
        self._brands: dict[str, float] = {}

    def __call__(self, title: Title) -> float:
        """Higher is better; 0 when nothing is found."""
        best = 0.0
        for each in self.variants:
            points = self._variant(title, each)
            if points > best:
                best = points
        return best + self._names(title) + (self._initials(title) if self.understood.initials else 0.0)

    def asks_for_the_seller(self, title: Title) -> bool:
        """Whether the query names the seller: beside goods, or alone and the title has not the same words."""
        if not self._has_seller(title.seller):
            return False
        return bool(self.understood.named) or not all(word in title.plain for word in fold_all(self.seller_words))

    def _variant(self, title: Title, asked: Prepared) -> float:
        score = self._spelling(title.plain, title.plain_text, asked.plain)
        # What is written has its folded words too; without one there is nothing more to find.
        if asked.written and score:
            score += self._spelling(title.toned, title.toned_text, asked.written)
        return asked.factor * score

    def _spelling(self, title: list[str], text: str, asked: Spelling) -> float:
        score = 0.0
        for word, tells in zip(asked.words, asked.tells, strict=True):
            if word in title:
                times = title.count(word)
                norm = self.norm + self.norm_of_each_word * len(title)
                score += asked.weight * tells * times * (weights.SATURATION + 1) / (times + norm)
            elif word in self.run_together and word in "".join(title) and (word in glued(title, 2) or word in glued(title, 3)):
                score += weights.GLUED * tells
        # Without a single word there is no order of words either, and most titles have none of most variants.
        return score + (self._order(text, asked) if asked.share and score else 0.0)

    def _order(self, title: str, asked: Spelling) -> float:
        score = 0.0
        for pair, worth in asked.pairs:
            if pair in title:
                score += worth
        place = title.find(asked.text)
        if place < 0:
            return score
        second = title.find(" ", 1)
        return score + asked.phrase + (asked.head if place == 0 else asked.second_head if place == second else 0.0)

    def _names(self, title: Title) -> float:
        brand = self._brands.get(title.brand)
        if brand is None:
            brand = max((points for words, points in self.brands if _has(title.brand, words)), default=0.0)
            self._brands[title.brand] = brand
        return brand + (self.seller_points if self._has_seller(title.seller) else 0.0)

    def _has_seller(self, name: str) -> bool:
        known = self._sellers.get(name)
        if known is None:
            known = self._sellers[name] = _has(name, self.seller_words)
        return known

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
