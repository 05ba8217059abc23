"""Who is named beside goods: "muối tôm Minh Trung" asks for one seller's shrimp salt."""

from collections.abc import Sequence
from itertools import pairwise

from search.text.tokens import fold_all
from search.text.vocabulary import Vocabulary

SHORTEST_NAME = 2


def named_beside_goods(words: Sequence[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The longest run of words that sellers or brands are called by and no goods, if other words of goods stand before or behind it."""
    plain = fold_all(words)
    for length in range(len(words) - 1, SHORTEST_NAME - 1, -1):
        for start in (len(words) - length, 0):
            others = plain[:start] + plain[start + length :]
            if _is_called_so(plain[start : start + length], vocabulary) and all(word in vocabulary.plain for word in others):
                return tuple(words[start : start + length])
    return ()


def _is_called_so(plain: Sequence[str], vocabulary: Vocabulary) -> bool:
    return all(f"{left} {right}" in vocabulary.names and not vocabulary.beside(left, right) for left, right in pairwise(plain))
