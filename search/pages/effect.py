"""What words do to searches: the first ten before and after, on the live index."""

from dataclasses import dataclass, replace
from itertools import zip_longest

from search.backends.engines import searching
from search.lexicon.additions import lexicon_with
from search.lexicon.lexicon import Lexicon
from search.models import AddedWords
from search.pages.asked import Asked
from search.pages.found import ask
from search.understanding.reading import understand
from search.vocabulary import current_vocabulary
from sellers.offers.models import Offer

SHOWN = 10


@dataclass(frozen=True)
class Placed:
    """An offer in a list; `moved` says how it stands in the other one: "new", "gone", "up", "down" or nothing."""

    offer_id: int
    title: str
    moved: str = ""


@dataclass(frozen=True)
class Effect:
    """One query with and without the words; the totals count what fits."""

    query: str
    before: list[Placed]
    after: list[Placed]
    total_before: int
    total_after: int

    @property
    def places(self) -> list[tuple[Placed | None, Placed | None]]:
        """Both lists beside each other."""
        return list(zip_longest(self.before, self.after))

    @property
    def changes_something(self) -> bool:
        """Whether anybody would notice."""
        return [each.offer_id for each in self.before] != [each.offer_id for each in self.after] or self.total_before != self.total_after


def effect(words: AddedWords, query: str) -> Effect:
    """Before: without the words, whether or not they are in force; after: with them."""
    others = list(AddedWords.objects.in_force().exclude(pk=words.pk))
    before, total_before = _found(query, lexicon_with(others))
    after, total_after = _found(query, lexicon_with([words, *others]))
    titles = dict(Offer.objects.visible().filter(pk__in={*before, *after}).values_list("pk", "title"))
    return Effect(
        query,
        [Placed(pk, titles[pk], "" if pk in after else "gone") for pk in before if pk in titles],
        [Placed(pk, titles[pk], _moved(pk, before, after)) for pk in after if pk in titles],
        total_before,
        total_after,
    )


def _found(query: str, known: Lexicon) -> tuple[list[int], int]:
    understood = understand(query, current_vocabulary(), known)
    result = searching().search(replace(ask(Asked(text=query), understood), size=SHOWN, enough=SHOWN, facets=False))
    return list(result.ids[:SHOWN]), result.total


def _moved(offer_id: int, before: list[int], after: list[int]) -> str:
    if offer_id not in before:
        return "new"
    steps = before.index(offer_id) - after.index(offer_id)
    return "up" if steps > 0 else "down" if steps < 0 else ""
