"""The text score of one title for one understood query: BM25 over words with bonuses for neighbours, phrase and head.

PostgreSQL's own ranking costs eight points of quality, so the few hundred rows that it finds are scored here. A search waits for this:
what is the same for many rows (sellers, brands, the length a title should have) is worked out once a query.
"""

from functools import lru_cache

from search.ranking import weights
from search.ranking.prepared import Prepared, Spelling, prepared, seller_points
from search.text.lexemes import glued
from search.text.tokens import fold_all
from search.text.vocabulary import Vocabulary
from search.understanding import Understood

# Names of sellers and brands, which come again in every search: some 200 bytes each.
NAMES_REMEMBERED = 10_000


class Words:
    """The words of a title in one spelling; `text` has every word between two spaces: words are found by what stands around them."""

    __slots__ = ("each_once", "known", "text", "words")

    def __init__(self, text: str) -> None:
        self.words = text.split()
        self.known = frozenset(self.words)
        self.each_once = len(self.known) == len(self.words)
        self.text = f" {text} "


class Title:
    """The words of a candidate: as written and folded, parted by spaces; seller and brand as written."""

    __slots__ = ("brand", "plain", "seller", "toned")

    def __init__(self, toned: str, plain: str, seller: str, brand: str) -> None:
        self.plain, self.toned = Words(plain), Words(toned)
        self.seller, self.brand = seller, brand


class TextScore:
    """Scores titles for one query."""

    def __init__(self, understood: Understood, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.understood = understood
        self.variants = prepared(understood)
        self.seller_words = understood.asked_seller
        self.seller_points = seller_points(understood)
        self.brands = [(frozenset(each.variant.words), each.factor * each.brand) for each in self.variants if each.brand]
        self.begun = [(each.begins.text, each.begins is each.written, each.factor * each.brand) for each in self.variants if each.brand]
        # Only a word that no title has by itself is looked for among glued neighbours: gluing every title costs more than all the rest.
        self.run_together = {word for each in self.variants for word in each.plain.words if not vocabulary.knows(word)}
        # With each variant its words, one of which a title must have; None where one of them may be found glued.
        self.scored = [(each, None if self.run_together.intersection(each.plain.words) else each.plain.wanted) for each in self.variants]
        self.asked_of_seller = frozenset(self.seller_words)
        self.norm = weights.SATURATION * (1 - weights.LENGTH_NORM)
        self.norm_of_each_word = weights.SATURATION * weights.LENGTH_NORM / vocabulary.average_length
        self._sellers: dict[str, bool] = {}
        self._brands: dict[str, float] = {}

    def __call__(self, title: Title) -> float:
        """Higher is better; 0 when nothing is found."""
        best, known = 0.0, title.plain.known
        for each, wanted in self.scored:
            # Most titles have nothing of most variants.
            if wanted is None or not wanted.isdisjoint(known):
                points = self._variant(title, each)
                if points > best:
                    best = points
        return best + self._names(title) + (self._initials(title) if self.understood.initials else 0.0)

    def asks_for_the_seller(self, title: Title) -> bool:
        """Whether the query names the seller: beside goods, or alone and the title has not the same words."""
        if not self._has_seller(title.seller):
            return False
        return bool(self.understood.named) or not title.plain.known.issuperset(fold_all(self.seller_words))

    def _variant(self, title: Title, asked: Prepared) -> float:
        score = self._spelling(title.plain, asked.plain)
        # What is written has its folded words too; without one there is nothing more to find.
        if asked.written and score:
            score += self._spelling(title.toned, asked.written)
        return asked.factor * score

    def _spelling(self, title: Words, asked: Spelling) -> float:
        score, found, known = 0.0, 0, title.known
        norm = self.norm + self.norm_of_each_word * len(title.words)
        once = 1 / (1 + norm)
        for word, worth, tells in asked.worths:
            if word in known:
                found += 1
                score += worth * once if title.each_once else _several(title.words.count(word), worth, norm)
            elif word in self.run_together and _is_glued(word, title.words):
                score += weights.GLUED * tells
        # Words that are missing have no order either.
        return score + (self._order(title.text, asked) if asked.share and found > bool(asked.pairs) else 0.0)

    def _order(self, title: str, asked: Spelling) -> float:
        score, found = 0.0, 0
        for pair, worth in asked.pairs:
            if pair in title:
                score += worth
                found += 1
        place = title.find(asked.text) if found == len(asked.pairs) else -1
        if place < 0:
            return score
        second = title.find(" ", 1)
        return score + asked.phrase + (asked.head if place == 0 else asked.second_head if place == second else 0.0)

    def _names(self, title: Title) -> float:
        brand = self._brands.get(title.brand)
        if brand is None:
            brand = max((points for words, points in self.brands if words <= words_of_name(title.brand)), default=0.0)
            self._brands[title.brand] = brand
        for text, is_written, points in self.begun:
            # What begins with the words is called so, whatever its category is called.
            if points > brand and (title.toned if is_written else title.plain).text.startswith(text):
                brand = points
        return brand + (self.seller_points if self._has_seller(title.seller) else 0.0)

    def _has_seller(self, name: str) -> bool:
        known = self._sellers.get(name)
        if known is None:
            known = self._sellers[name] = bool(self.asked_of_seller) and self.asked_of_seller <= words_of_name(name)
        return known

    def _initials(self, title: Title) -> float:
        score = 0.0
        for letters, rest in self.understood.initials:
            firsts = "".join(word[0] for word in title.plain.words)
            if letters in firsts and title.plain.known.issuperset(rest):
                score += weights.INITIALS * (1 + sum(self.vocabulary.weight(word) for word in rest))
        return score


def _several(times: int, worth: float, norm: float) -> float:
    """BM25 of a word that stands there so many times."""
    return worth * times / (times + norm)


def _is_glued(word: str, title: list[str]) -> bool:
    """Whether neighbours of the title make the word; most titles do not even have its letters."""
    return word in "".join(title) and (word in glued(title, 2) or word in glued(title, 3))


@lru_cache(NAMES_REMEMBERED)
def words_of_name(name: str) -> frozenset[str]:
    """The words as written and folded: what is asked for with marks is found only where it is written so."""
    written = name.split()
    return frozenset([*written, *fold_all(written)])
