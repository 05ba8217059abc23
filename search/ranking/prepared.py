"""What an understood query is worth in points, made once per query and the same for both engines."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from search.ranking import weights
from search.understanding import Understood, Variant


@dataclass(frozen=True)
class Spelling:
    """The words of a variant, folded or as written, with how much each tells. `share` is what phrase and head count in this spelling."""

    words: tuple[str, ...]
    tells: tuple[float, ...]
    weight: float
    share: float = 1.0

    @classmethod
    def of(cls, words: Sequence[str], tells: Sequence[float], weight: float, share: float = 1.0) -> "Spelling":
        """Words of which nothing is known tell the same."""
        return cls(tuple(words), tuple(tells) or (1.0,) * len(words), weight, share)

    @cached_property
    def wanted(self) -> frozenset[str]:
        """The words, in no order."""
        return frozenset(self.words)

    @cached_property
    def worths(self) -> list[tuple[str, float, float]]:
        """Each word with what it is worth at most, however often a title has it, and how much it tells."""
        return [(word, self.weight * tells * (weights.SATURATION + 1), tells) for word, tells in zip(self.words, self.tells, strict=True)]

    @cached_property
    def total(self) -> float:
        """How much all words tell together."""
        return sum(self.tells)

    @cached_property
    def text(self) -> str:
        """The words as they stand in a title between two spaces."""
        return f" {' '.join(self.words)} "

    @cached_property
    def pairs(self) -> list[tuple[str, float]]:
        """Neighbours as they stand in a title, with what it is worth to find them as neighbours."""
        means = [(one + other) / 2 for one, other in pairwise(self.tells)]
        return [(f" {' '.join(pair)} ", weights.PAIRS * self.share * mean) for pair, mean in zip(pairwise(self.words), means, strict=True)]

    @cached_property
    def phrase(self) -> float:
        """What it is worth to find all words side by side."""
        return weights.PHRASE * self.share * self.total

    @cached_property
    def head(self) -> float:
        """What it is worth to find them at the beginning."""
        return weights.HEAD * self.share * self.total

    @cached_property
    def second_head(self) -> float:
        """What it is worth to find them after the first word."""
        return weights.SECOND_HEAD * self.share * self.total

    @cached_property
    def reach(self) -> float:
        """The points of a title that is just these words."""
        return self.weight * self.total + sum(worth for _pair, worth in self.pairs) + self.phrase + self.head


@dataclass(frozen=True)
class Prepared:
    """A variant ready for scoring: its points count `factor` times."""

    variant: Variant
    plain: Spelling
    written: Spelling | None
    factor: float
    is_first: bool

    @property
    def begins(self) -> Spelling:
        """The spelling in which a title that begins with the words is told."""
        return self.written if self.written and self.written.share else self.plain

    @property
    def brand(self) -> float:
        """What it is worth that brand, certificate or category have all words, or the title begins so: as typed, or as such are called.

        As much as a title of just these words where titles rarely have them: who asks for fruit wants no fruit dryer.
        """
        if self.variant.is_kind:
            return _reach(self.plain, self.written)
        asks = self.variant.is_name or self.is_first
        return weights.BRAND * (self.written or self.plain).total if asks else 0.0


def seller_points(understood: Understood) -> float:
    """What it is worth that the seller's name has all words; as much as a title of just these words where they are a name and no goods."""
    if not understood.variants:
        return 0.0
    first = understood.variants[0]
    plain, written = _spellings(first)
    if understood.is_name:
        return _reach(plain, written)
    if understood.named:
        told = dict(zip(first.words, plain.tells, strict=True))
        return weights.SELLER * sum(told.get(word, 1.0) for word in understood.named)
    return weights.SELLER * (sum(first.tells_as_written) or plain.total)


def prepared(understood: Understood) -> list[Prepared]:
    """The variants, set off against each other.

    Points grow with the number of words, their rarity and their marks. A title that is exactly one variant must not stand before a title
    that is exactly another for that, but only for how sure the variant is: the points of each are brought to the scale of the first.
    """
    spellings = [_spellings(variant) for variant in understood.variants]
    reaches = [_reach(plain, written) for plain, written in spellings]
    return [
        Prepared(variant, plain, written, variant.weight * reaches[0] / reach, is_first=place == 0)
        for place, (variant, (plain, written), reach) in enumerate(zip(understood.variants, spellings, reaches, strict=True))
    ]


def _reach(plain: Spelling, written: Spelling | None) -> float:
    """The points of a title that is just the words."""
    return plain.reach + (written.reach if written else 0.0)


def _spellings(variant: Variant) -> tuple[Spelling, Spelling | None]:
    if not variant.has_marks:
        return Spelling.of(variant.plain, variant.tells, weights.PLAIN_WORDS), None
    if not variant.is_written_out:
        # Phrase and head cannot be found as written; the words that kept their marks can.
        kept = [(word, tells) for word, tells in zip(variant.words, variant.tells_as_written, strict=True) if variant.is_marked(word)]
        plain = Spelling.of(variant.plain, variant.tells, weights.PLAIN_WORDS)
        return plain, Spelling(tuple(word for word, _ in kept), tuple(tells for _, tells in kept), weights.WRITTEN_WORDS, 0.0)
    plain = Spelling.of(variant.plain, variant.tells, weights.PLAIN_WORDS, weights.UNMARKED_SHARE)
    return plain, Spelling.of(variant.words, variant.tells_as_written, weights.WRITTEN_WORDS)
