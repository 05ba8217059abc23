"""Whether few titles will fit a query, guessed from the counts of the vocabulary before an engine is asked."""

from itertools import pairwise

from search.text.vocabulary import Vocabulary
from search.understanding import Understood


def are_few(understood: Understood, vocabulary: Vocabulary, enough: int) -> bool:
    """Whether fewer than `enough` can be expected. A guess: words of a query need not stand side by side in a title.

    Of sellers nothing is counted, so where one is asked for nothing is expected.
    """
    return not (understood.is_name or understood.named) and expected(understood, vocabulary) < enough


def expected(understood: Understood, vocabulary: Vocabulary) -> int:
    """About so many titles: for each way of saying it what its rarest word has, or its rarest two neighbours."""
    return sum(_rarest(variant.plain, vocabulary) for variant in understood.variants)


def _rarest(plain: tuple[str, ...], vocabulary: Vocabulary) -> int:
    counts = [vocabulary.plain[word] for word in plain] + [vocabulary.beside(left, right) for left, right in pairwise(plain)]
    return min(counts, default=0)
