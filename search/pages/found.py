"""What is shown for a question: the engine's ids, checked against the database, and what is offered when nothing fits."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from search.backends.engines import searching
from search.backends.protocol import Facets, SearchRequest, SearchResult
from search.pages.asked import Asked
from search.pages.cards import Card, cards
from search.understanding import Understood
from search.understanding.reading import understand, understand_literally
from search.vocabulary import current_vocabulary

PAGE_SIZE = 24
# Asked for beyond the page, so that it stays full when offers ended in the seconds before the index follows.
SPARE = 6


class Relaxed(StrEnum):
    """What was given up so that the page is not empty."""

    NOTHING = ""
    WORDS = "words"
    FILTERS = "filters"
    EVERYTHING = "everything"


@dataclass(frozen=True)
class Found:
    """A page of results: `cards` fit, `near_cards` follow them; `total` and `near` count them on all pages."""

    understood: Understood
    cards: list[Card] = field(default_factory=list)
    total: int = 0
    near: int = 0
    facets: Facets = field(default_factory=Facets)
    degraded: bool = False
    relaxed: Relaxed = Relaxed.NOTHING
    near_cards: list[Card] = field(default_factory=list)

    @property
    def listed(self) -> int:
        """How many offers the pages list in all."""
        return self.total + self.near


def find(asked: Asked) -> Found:
    """The page of a question; when nothing is found, the nearest page that has something."""
    understood = meaning(asked)
    request = ask(asked, understood)
    found = _shown(request, understood)
    if found.cards or found.near_cards or asked.page > 1:
        return replace(found, relaxed=Relaxed.WORDS if found.total == 0 and found.near else Relaxed.NOTHING)
    if asked.chosen or asked.category:
        wider = _shown(replace(request, filters=type(request.filters)(), facets=False), understood)
        if wider.cards or wider.near_cards:
            return replace(found, cards=wider.cards, near_cards=wider.near_cards, relaxed=Relaxed.FILTERS)
    anything = SearchRequest(filters=type(request.filters)(category=request.filters.category), size=request.size, facets=False)
    return replace(found, cards=_shown(anything, understood).cards, relaxed=Relaxed.EVERYTHING)


def meaning(asked: Asked) -> Understood:
    """The text as understood, or word for word where the buyer insists."""
    return understand_literally(asked.text) if asked.literal else understand(asked.text, current_vocabulary())


def ask(asked: Asked, understood: Understood) -> SearchRequest:
    """The request to the engine. A price in the text holds unless the buyer set one beside it."""
    filters = asked.filters
    if filters.price_min is None and filters.price_max is None:
        filters = replace(filters, price_min=understood.price_min, price_max=understood.price_max)
    return SearchRequest(
        understood=understood,
        filters=filters,
        sort=asked.sort,
        offset=(asked.page - 1) * PAGE_SIZE,
        size=PAGE_SIZE + SPARE,
        enough=PAGE_SIZE,
    )


def _shown(request: SearchRequest, understood: Understood) -> Found:
    result: SearchResult = searching().search(request)
    visible = cards(result.ids)
    fits_here = max(0, result.total - request.offset)
    hidden = len(result.ids) - len(visible)
    shown = [(place < fits_here, visible[offer_id]) for place, offer_id in enumerate(result.ids) if offer_id in visible][:PAGE_SIZE]
    return Found(
        understood=understood,
        cards=[card for fits, card in shown if fits],
        near_cards=[card for fits, card in shown if not fits],
        total=max(0, result.total - hidden),
        near=result.near,
        facets=result.facets,
        degraded=result.degraded,
    )
