"""Words that say that somebody buys, and not what: "cần mua gạo", "mật ong giá rẻ", "trái cây gần đây"."""

from collections.abc import Sequence
from itertools import pairwise

from search.text.tokens import fold_all
from search.text.vocabulary import Vocabulary

# Before the goods. A single word counts only with its marks: "ban" is a table too.
LEADING = (
    "tôi muốn mua",
    "tôi cần mua",
    "tôi cần tìm",
    "mình muốn mua",
    "mình cần mua",
    "mình cần tìm",
    "em muốn mua",
    "em cần mua",
    "muốn mua",
    "muốn tìm",
    "cần mua",
    "cần tìm",
    "đang cần",
    "tìm mua",
    "đặt mua",
    "hỏi mua",
    "cho hỏi",
    "ai bán",
    "ai có",
    "có bán",
    "chỗ nào bán",
    "nơi nào bán",
    "chỗ bán",
    "nơi bán",
    "ở đâu bán",
    "mua",
    "tìm",
    "kiếm",
    "bán",
    "i want to buy",
    "where to buy",
    "looking for",
)
# Behind them.
TRAILING = (
    "giá rẻ nhất",
    "giá tốt nhất",
    "giá rẻ",
    "giá tốt",
    "giá mềm",
    "rẻ nhất",
    "rẻ",
    "giá bao nhiêu",
    "bao nhiêu tiền",
    "bao nhiêu",
    "mua ở đâu",
    "bán ở đâu",
    "ở đâu bán",
    "ở đâu",
    "gần chỗ tôi",
    "gần tôi",
    "gần đây",
    "gần nhà",
    "gần nhất",
    "near me",
)
Phrases = frozenset[tuple[str, ...]]


def _phrases(said: Sequence[str]) -> Phrases:
    """Each as it is written, and several words without their marks too."""
    written = [tuple(phrase.split()) for phrase in said]
    return frozenset([*written, *(tuple(fold_all(words)) for words in written if len(words) > 1)])


FIRST, LAST = _phrases(LEADING), _phrases(TRAILING)
LONGEST = max(map(len, (*FIRST, *LAST)))


def without_intent(words: Sequence[str], vocabulary: Vocabulary) -> list[str]:
    """The words of the goods; all of them where no other is left, or where titles have these words side by side ("tìm" in "trái tim")."""
    left = list(words)
    while shorter := _without_first(left, vocabulary) or _without_last(left, vocabulary):
        left = shorter
    return left


def _without_first(words: list[str], vocabulary: Vocabulary) -> list[str]:
    for length in range(min(LONGEST, len(words) - 1), 0, -1):
        # A single word belongs to what follows where titles say so: "bán" in "bán kính".
        if tuple(words[:length]) in FIRST and not _is_sold(words[: max(length, 2)], vocabulary):
            return words[length:]
    return []


def _without_last(words: list[str], vocabulary: Vocabulary) -> list[str]:
    for length in range(min(LONGEST, len(words) - 1), 0, -1):
        if tuple(words[-length:]) in LAST and not _is_sold(words[-max(length, 2) :], vocabulary):
            return words[:-length]
    return []


def _is_sold(words: Sequence[str], vocabulary: Vocabulary) -> bool:
    return all(vocabulary.beside(left, right) for left, right in pairwise(fold_all(words)))
