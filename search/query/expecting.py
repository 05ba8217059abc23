"""How many titles a query may fit, guessed from the counts of the vocabulary before an engine is asked."""

from itertools import pairwise

from search.text.vocabulary import Vocabulary
from search.understanding import Understood


def expected(understood: Understood, vocabulary: Vocabulary) -> int:
    """About so many titles: for each way of saying it what its rarest word has, or its rarest two neighbours.

    A guess: words of a query need not stand side by side in a title, and sellers and brands are not counted.
    """
    return sum(_rarest(variant.plain, vocabulary) for variant in understood.variants)


def _rarest(plain: tuple[str, ...], vocabulary: Vocabulary) -> int:
    counts = [vocabulary.plain[word] for word in plain] + [vocabulary.beside(left, right) for left, right in pairwise(plain)]
    return min(counts, default=0)
