"""The words that the exchange's own goods are called by, with how often: what is rare, what is known, what stands beside what."""

import json
import math
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from search.text.tokens import fold_all


@dataclass
class Vocabulary:
    """Counts of titles: per word as written, per folded word, per pair of folded neighbours."""

    titles: int = 0
    length: int = 0
    written: Counter[str] = field(default_factory=Counter)
    plain: Counter[str] = field(default_factory=Counter)
    pairs: Counter[str] = field(default_factory=Counter)

    def learn(self, toned: Sequence[str]) -> None:
        """Takes in one title given as tokens."""
        plain = fold_all(toned)
        self.titles += 1
        self.length += len(toned)
        self.written.update(set(toned))
        self.plain.update(set(plain))
        self.pairs.update({f"{left} {right}" for left, right in pairwise(plain)})

    @classmethod
    def of(cls, titles: Iterable[Sequence[str]]) -> "Vocabulary":
        """A vocabulary learnt from titles given as tokens."""
        vocabulary = cls()
        for toned in titles:
            vocabulary.learn(toned)
        return vocabulary

    @property
    def average_length(self) -> float:
        """Words of an average title."""
        return self.length / self.titles if self.titles else 1.0

    def rarity(self, count: int) -> float:
        """BM25's inverse document frequency of something that `count` titles have."""
        return math.log(1 + (self.titles - count + 0.5) / (count + 0.5))

    def weight(self, plain: str) -> float:
        """How much a folded word tells."""
        return self.rarity(min(self.plain[plain], self.titles))

    def weight_as_written(self, toned: str) -> float:
        """How much a word as written tells."""
        return self.rarity(min(self.written[toned], self.titles))

    def knows(self, plain: str) -> bool:
        """Whether a folded word occurs in any title."""
        return plain in self.plain

    def beside(self, left: str, right: str) -> int:
        """In how many titles the two folded words stand side by side."""
        return self.pairs[f"{left} {right}"]

    @cached_property
    def written_as(self) -> dict[str, list[str]]:
        """The ways a folded word is written, the most frequent first."""
        ways: dict[str, list[str]] = defaultdict(list)
        for word, _count in self.written.most_common():
            ways[fold_all([word])[0]].append(word)
        return dict(ways)

    def pack(self) -> bytes:
        """For the table that carries it from the worker to the web processes."""
        state = [self.titles, self.length, self.written, self.plain, self.pairs]
        return zlib.compress(json.dumps(state, ensure_ascii=False).encode(), 6)

    @classmethod
    def unpack(cls, packed: bytes) -> "Vocabulary":
        """What pack() packed."""
        titles, length, written, plain, pairs = json.loads(zlib.decompress(packed))
        return cls(titles, length, Counter(written), Counter(plain), Counter(pairs))
