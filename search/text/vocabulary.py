"""The words that the exchange's own goods are called by, with how often: what is rare, what is known, what stands beside what."""

import json
import math
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any

from search.memory import Memory
from search.text.tokens import fold_all

# Questions that many ask, and what they mean: some 10 KB each.
MOST_REMEMBERED = 1_000
# Of goods whose category is called so, few titles say it.
RATHER_NAMES = 4


@dataclass
class Vocabulary:
    """Counts of titles: per word as written, per folded word, per pair of folded neighbours; and words and pairs of names.

    `certificates` are codes of what any goods have today: whoever keeps the vocabulary tells it. Where it is empty no word is read as one.
    """

    titles: int = 0
    length: int = 0
    written: Counter[str] = field(default_factory=Counter)
    plain: Counter[str] = field(default_factory=Counter)
    pairs: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    certificates: frozenset[str] = field(default=frozenset(), compare=False)
    # What was understood and planned by these counts; it goes with them.
    memory: Memory[Any] = field(default_factory=lambda: Memory(MOST_REMEMBERED), compare=False, repr=False)

    def learn(self, toned: Sequence[str], names: Iterable[str] = ()) -> None:
        """Takes in one title given as tokens, and folded words of its seller, brand and category, which are known but no goods."""
        self.memory.forget()
        named = list(names)
        self.names.update({*named, *(f"{left} {right}" for left, right in pairwise(named))})
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
        """Whether a folded word occurs in any title or name."""
        return plain in self.plain or plain in self.names

    def beside(self, left: str, right: str) -> int:
        """In how many titles the two folded words stand side by side."""
        return self.pairs[f"{left} {right}"]

    def is_name(self, plain: Sequence[str]) -> bool:
        """Whether two or more folded words stand side by side in a name and not in any title."""
        pairs = list(pairwise(plain))
        return (
            bool(pairs) and all(f"{left} {right}" in self.names for left, right in pairs) and not all(self.beside(*pair) for pair in pairs)
        )

    def is_kind(self, plain: Sequence[str]) -> bool:
        """Whether two or more folded words stand in names of what goods are, so many times more often than in titles: "trái cây".

        A single one is too often another word without its marks: crabs ("cua") are no doors ("cửa").
        """
        runs = [f"{left} {right}" for left, right in pairwise(plain)]
        return bool(runs) and all(self.names[run] > RATHER_NAMES * self.pairs[run] for run in runs)

    @cached_property
    def written_as(self) -> dict[str, list[str]]:
        """The ways a folded word is written, the most frequent first."""
        ways: dict[str, list[str]] = defaultdict(list)
        for word, _count in self.written.most_common():
            ways[fold_all([word])[0]].append(word)
        return dict(ways)

    @cached_property
    def _followers(self) -> dict[tuple[str, str], list[tuple[str, int]]]:
        after: dict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
        for pair, count in self.pairs.most_common():
            left, _space, right = pair.partition(" ")
            after[left, right[0]].append((right, count))
        return dict(after)

    def followers(self, left: str, letter: str) -> list[tuple[str, int]]:
        """What begins with the letter and stands after a folded word, the most frequent first."""
        return self._followers.get((left, letter), [])

    @cached_property
    def _by_letter(self) -> dict[str, list[tuple[str, int]]]:
        found: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for word, count in self.plain.most_common():
            found[word[0]].append((word, count))
        return dict(found)

    @cached_property
    def shortened(self) -> dict[str, list[str]]:
        """Folded words by themselves and by what is left of them without one letter, for finding slips of the finger."""
        index: dict[str, list[str]] = defaultdict(list)
        for word in self.plain:
            if len(word) > 1 and word.isalpha():
                for key in {word, *without_one_letter(word)}:
                    index[key].append(word)
        return dict(index)

    def beginning_with(self, letter: str) -> list[tuple[str, int]]:
        """Folded words by their first letter, the most frequent first."""
        return self._by_letter.get(letter, [])

    def pack(self) -> bytes:
        """For the table that carries it from the worker to the web processes; the same for the same titles in whatever order."""
        state = [self.titles, self.length, self.written, self.plain, self.pairs, self.names]
        return zlib.compress(json.dumps(state, ensure_ascii=False, sort_keys=True).encode(), 6)

    @classmethod
    def unpack(cls, packed: bytes) -> "Vocabulary":
        """What pack() packed."""
        titles, length, written, plain, pairs, names = json.loads(zlib.decompress(packed))
        return cls(titles, length, Counter(written), Counter(plain), Counter(pairs), Counter(names))


def without_one_letter(word: str) -> set[str]:
    """What is left when any one letter is taken out."""
    return {word[:place] + word[place + 1 :] for place in range(len(word))}
