"""What is shown for a question: the engine's ids, checked against the database, and what is offered when nothing fits."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from django.conf import settings

from catalogue.tree import Node
from search.backends.protocol import Facets, Filters, SearchRequest, SearchResult, Sort
from search.lexicon.additions import current_lexicon
from search.pages.answers import answer
from search.pages.asked import Asked
from search.pages.cards import Card, cards
from search.pages.cursor import RANKED_PAGES, Cursor, read
from search.pages.relaxing import absent, active, enough_alone, near_categories, ways_out, without
from search.ranking.distance import around, near
from search.understanding import Understood
from search.understanding.reading import understand, understand_literally
from search.understanding.understood import Why
from search.vocabulary import current_vocabulary

PAGE_SIZE = 24
# Asked for beyond the page, so that it stays full when offers ended in the seconds before the index follows.
SPARE = 6
# Words that stand for the goods themselves; weaker ones are near to them and would only confuse.
OTHER_NAMES = {Why.SYNONYM, Why.TRANSLATION, Why.ABBREVIATION}
SURE_ENOUGH_TO_TELL = 0.75
MOST_TOLD = 2


class Relaxed(StrEnum):
    """What was given up so that the page is not empty."""

    NOTHING = ""
    WORDS = "words"
    FILTERS = "filters"
    EVERYTHING = "everything"


@dataclass(frozen=True)
class Found:
    """A page of results: `cards` fit, `near_cards` follow them; `total` (or `more`) and `near` count them on all pages.

    When nothing fits, `given_up` are the facets without which the cards fit (beside near goods: others), and `wider_total` is how many.
    `absent` are the words asked for that none of the near goods has. `lost` says that the address named a place in some other list.
    """

    understood: Understood
    cards: list[Card] = field(default_factory=list)
    total: int = 0
    more: bool = False
    near: int = 0
    facets: Facets = field(default_factory=Facets)
    degraded: bool = False
    relaxed: Relaxed = Relaxed.NOTHING
    given_up: tuple[str, ...] = ()
    wider_total: int = 0
    wider_more: bool = False
    near_categories: list[Node] = field(default_factory=list)
    absent: tuple[str, ...] = ()
    near_cards: list[Card] = field(default_factory=list)
    begins: Cursor = field(default_factory=Cursor)
    next: Cursor | None = None
    previous: Cursor | None = None
    lost: bool = False

    @property
    def fits(self) -> bool:
        """Whether any goods have all the words, be it without a filter."""
        return bool(self.total or self.wider_total)

    @property
    def listed(self) -> int:
        """How many offers the pages list in all."""
        return self.total + self.near


def find(asked: Asked) -> Found:
    """The page of a question; when nothing is found, the nearest page that has something."""
    understood = meaning(asked)
    found = _find(asked, understood)
    if found.fits or not (other := ending_in_place(asked, understood)):
        return found
    placed = _find(asked, other)
    return placed if placed.fits else found


def ending_in_place(asked: Asked, understood: Understood) -> Understood | None:
    """What else may be meant where no goods have all the words: in a place whose name stands at the end, although goods are called so."""
    if understood.place or asked.literal:
        return None
    other = understand(asked.text, current_vocabulary(), current_lexicon(), ends_in_place=True)
    return other if other.place else None


def _find(asked: Asked, understood: Understood) -> Found:
    request = ask(asked, understood)
    begins = read(asked.after, asked.question) if asked.after else None
    found = _begun_at(begins, request, understood) if begins else _numbered(1 if asked.after else asked.page, request, understood)
    found = replace(found, lost=bool(asked.after) and begins is None)
    if found.begins.number > 1 and not found.cards and not found.near_cards:
        return replace(_find(replace(asked, page=1, after=""), understood), lost=True)
    if found.cards or found.near_cards:
        return found if found.total or not found.near else _near_only(asked, request, found)
    for given_up in ways_out(active(request.filters), found.facets):
        wider = _without(given_up, request, understood)
        if wider.cards or wider.near_cards:
            return _with_categories(_instead(found, wider), Relaxed.FILTERS, given_up)
    everything = SearchRequest(size=request.size, facets=False, until=request.until)
    anything = replace(everything, filters=Filters(category=request.filters.category))
    shown = _numbered(1, anything, understood)
    if not shown.cards and anything.filters.category:
        shown = _numbered(1, everything, understood)
    return _with_categories(_instead(found, shown), Relaxed.EVERYTHING)


def _near_only(asked: Asked, request: SearchRequest, found: Found) -> Found:
    """The page where no goods have all the words.

    Whoever types "bánh tráng gần Gò Dầu" rather has others' rice paper than the neighbours' vegetables: what only the words say is given
    up for goods that fit. What was chosen beside the words stays.
    """
    chosen = active(asked.filters)
    said = [facet for facet in active(request.filters) if facet not in chosen]
    for given_up in ways_out(said, found.facets) if found.begins.number == 1 else ():
        wider = _without(given_up, request, found.understood)
        if wider.total:
            return _with_categories(_instead(found, wider), Relaxed.FILTERS, given_up)
    return _with_categories(found, Relaxed.WORDS, enough_alone(active(request.filters), found.facets))


def _without(given_up: Iterable[str], request: SearchRequest, understood: Understood) -> Found:
    return _numbered(1, replace(request, filters=without(request.filters, given_up), facets=False), understood)


def _instead(found: Found, wider: Found) -> Found:
    """The page that was asked for, with the goods of a wider one."""
    return replace(found, cards=wider.cards, near_cards=wider.near_cards, near=0, next=None, wider_total=wider.total, wider_more=wider.more)


def _with_categories(found: Found, relaxed: Relaxed, given_up: tuple[str, ...] = ()) -> Found:
    ids = [card.offer_id for card in (*found.cards, *found.near_cards)]
    missing = absent(found.understood, [card.title for card in found.near_cards]) if relaxed is Relaxed.WORDS else ()
    near = near_categories(found.understood, ids)
    return replace(found, relaxed=relaxed, given_up=given_up, near_categories=near, absent=missing)


def meaning(asked: Asked) -> Understood:
    """The text as understood, or word for word where the buyer insists."""
    if asked.literal:
        return understand_literally(asked.text, current_vocabulary())
    return understand(asked.text, current_vocabulary(), current_lexicon())


def ask(asked: Asked, understood: Understood) -> SearchRequest:
    """The request to the engine. A price, a place and a certificate in the text hold unless the buyer set others beside them.

    Near a place is around it. Distance counts from the place asked for, else from where the buyer is; so what is found without the place
    begins near it.
    """
    filters = asked.filters
    centre, place = filters.communes, understood.place
    if not centre and place:
        centre = place.communes
        filters = replace(filters, communes=around(centre) if place.is_near else centre)
    if filters.price_min is None and filters.price_max is None:
        filters = replace(filters, price_min=understood.price_min, price_max=understood.price_max)
    if not filters.certificates and understood.certificate:
        filters = replace(filters, certificates=understood.certificate.codes)
    return SearchRequest(
        understood=understood,
        filters=filters,
        sort=asked.sort,
        size=PAGE_SIZE + SPARE,
        enough=PAGE_SIZE,
        near=near(*(centre or (asked.buyer_is_in,))),
        until=time.perf_counter() + settings.SEARCH_TIMEOUT_SECONDS,
    )


def also_looked_for(understood: Understood) -> list[str]:
    """Other names of the whole that was asked for, to be told; not spellings, and nothing beside a repair, which is told by itself."""
    if understood.corrected:
        return []
    typed = understood.variants[0].plain if understood.variants else ()
    named = [variant for variant in understood.variants if variant.why in OTHER_NAMES and variant.weight >= SURE_ENOUGH_TO_TELL]
    # The same words in another order tell nobody anything new.
    told: dict[frozenset[str], str] = {}
    for variant in named:
        if variant.plain != typed:
            told.setdefault(frozenset(variant.plain), " ".join(variant.words))
    return list(told.values())[:MOST_TOLD]


def _begun_at(begins: Cursor, request: SearchRequest, understood: Understood) -> Found:
    return _shown(answer(replace(request, after=begins.after)), request, understood, begins)


def _numbered(number: int, request: SearchRequest, understood: Understood) -> Found:
    """A page counted from the top; what stands above it counts as shown."""
    above = (number - 1) * PAGE_SIZE
    result = answer(replace(request, size=above + request.size))
    ranked = request.sort is Sort.RELEVANCE
    shown = [tuple(sorted(result.ids[top : top + PAGE_SIZE])) for top in range(0, above, PAGE_SIZE)] if ranked else []
    return _shown(replace(result, ids=result.ids[above:]), request, understood, Cursor(number, tuple(shown)))


def _total(result: SearchResult, visible: int) -> int:
    """Less what the index does not know to be hidden yet; where counting stopped, a few more or less are within what is said."""
    return result.total if result.more else max(0, result.total - (len(result.ids) - visible))


def _shown(result: SearchResult, request: SearchRequest, understood: Understood, begins: Cursor) -> Found:
    visible = cards(result.ids)
    ranked = request.sort is Sort.RELEVANCE and not begins.after.ranking_is_over
    all_fit = result.total > 0 and (not ranked or result.more)
    fits_here = len(result.ids) if all_fit else max(0, result.total - len(begins.after.seen))
    shown = [place for place, offer_id in enumerate(result.ids) if offer_id in visible][:PAGE_SIZE]
    until = shown[-1] + 1 if shown else 0
    found = Found(
        understood=understood,
        cards=[visible[result.ids[place]] for place in shown if place < fits_here],
        near_cards=[visible[result.ids[place]] for place in shown if place >= fits_here],
        total=_total(result, len(visible)),
        more=result.more,
        near=result.near,
        facets=result.facets,
        degraded=result.degraded,
        begins=begins,
    )
    if not shown:
        return found
    first, last = result.ids[shown[0]], result.ids[until - 1]
    more = until < len(result.ids) or len(result.ids) >= request.size
    if begins.backwards:  # the engine's first is the nearest to where the buyer came from
        turned = replace(found, cards=found.cards[::-1], near_cards=found.near_cards[::-1])
        found, first, last, more = turned, last, first, True
    behind = begins.behind(result.ids[:until]) if ranked else begins.behind_key((result.keys[last], last))
    above_is_ranked = request.sort is Sort.RELEVANCE and begins.number <= RANKED_PAGES + 1
    before = begins.before() if above_is_ranked or begins.number <= 2 else begins.before_key((result.keys[first], first))
    return replace(found, next=behind if more else None, previous=before if begins.number > 1 else None)
