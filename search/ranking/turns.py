"""Sellers in turn: of the first ten places no seller has more than three, unless the query names him.

Only the top of the list is put in another order; nothing is left out, nothing comes twice, and what follows stands as it was ranked.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from search.ranking import weights

# Hits of the top among which the first places are given out before others are looked for further down.
WINDOW = 50


@dataclass(frozen=True)
class Candidate:
    """An offer in the order of the ranking; `seller_id` 0 is nobody's. `is_asked_for`: the query names its seller and not its goods."""

    offer_id: int
    seller_id: int = 0
    is_asked_for: bool = False


# Further candidates: of other sellers than these, and none of these offers, best first.
More = Callable[[Sequence[int], Sequence[int]], Sequence[Candidate]]


class Turns:
    """Gives out the first places of one list; what fits first, then what is near."""

    def __init__(self) -> None:
        self.given: list[int] = []
        self.places: Counter[int] = Counter()

    def order(self, ranked: Sequence[Candidate], more: More | None = None) -> list[int]:
        """The offers in their final order. `more` is asked when those ranked are of too few sellers; they come in addition."""
        before = len(self.given)
        self._give(ranked)
        # Each round fills the places or the share of one more seller, so there are never more than three.
        while more is not None and self._is_open and self._full:
            further = more(self._full, self.given)
            given = len(self.given)
            self._give(further)
            if len(self.given) == given:
                break
        first = self.given[before:]
        taken = set(self.given)
        return first + [each.offer_id for each in ranked if each.offer_id not in taken]

    def pulled_up(self, ranked: Sequence[Candidate]) -> list[int]:
        """Those of the first places that were found further down than `ranked`."""
        known = {each.offer_id for each in ranked}
        return [offer_id for offer_id in self.given if offer_id not in known]

    @property
    def _is_open(self) -> bool:
        return len(self.given) < weights.FIRST_PLACES

    @property
    def _full(self) -> list[int]:
        return [seller for seller, places in self.places.items() if places >= weights.MOST_OF_ONE_SELLER]

    def _give(self, ranked: Sequence[Candidate]) -> None:
        for each in ranked:
            if not self._is_open:
                return
            counts = bool(each.seller_id) and not each.is_asked_for
            if counts and self.places[each.seller_id] >= weights.MOST_OF_ONE_SELLER:
                continue
            self.given.append(each.offer_id)
            if counts:
                self.places[each.seller_id] += 1
