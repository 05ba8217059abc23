"""The order of one query on one engine, explained for officers: as the page asks it, for a buyer whose place is not known."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from search.backends.elasticsearch import explaining as of_elasticsearch
from search.backends.engines import elasticsearch, postgresql
from search.backends.postgresql import explaining as of_postgresql
from search.pages.asked import Asked
from search.pages.found import Relaxed, ask, find
from search.pages.relaxing import without
from search.ranking.explained import Explained
from search.understanding import Understood

SHOWN = 10


@dataclass(frozen=True)
class Order:
    """The first ten and what was asked for besides; `places` are those of the list, from one. `given_up`: facets, as the page gives up."""

    engine: str
    understood: Understood
    given_up: tuple[str, ...]
    total: int
    offers: list[Explained]
    places: dict[int, int]


def engines() -> list[str]:
    """The engines that can be asked, the one of the pages first."""
    return ["elasticsearch", "postgresql"] if elasticsearch() else ["postgresql"]


def why(text: str, *, engine: str = "", besides: Sequence[int] = ()) -> Order:
    """Raises Unavailable when the engine does not answer."""
    asked = Asked(text=text)
    found = find(asked)
    understood, given_up = found.understood, found.given_up if found.relaxed is Relaxed.FILTERS else ()
    request = replace(ask(asked, understood), size=SHOWN, enough=SHOWN, facets=False)
    request = replace(request, filters=without(request.filters, given_up))
    first = elasticsearch() if engine != "postgresql" else None
    result = (first or postgresql()).search(request)
    listed = list(result.ids[:SHOWN])
    wanted = list(dict.fromkeys([*listed, *besides]))
    each = replace(request, size=len(wanted) or 1)
    if understood.is_empty:
        explained: dict[int, Explained] = {}
    elif first:
        explained = of_elasticsearch.explain(first, each, wanted)
    else:
        explained = of_postgresql.explain(postgresql(), each, wanted)
    places = {offer_id: place for place, offer_id in enumerate(listed, start=1)}
    known = [explained[pk] for pk in wanted if pk in explained]
    return Order((first or postgresql()).name, understood, given_up, result.total, known, places)
