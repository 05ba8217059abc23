"""The order of one query on one engine, explained for officers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from search.backends.elasticsearch import explaining as of_elasticsearch
from search.backends.engines import elasticsearch, postgresql
from search.backends.postgresql import explaining as of_postgresql
from search.backends.protocol import Filters, SearchRequest
from search.lexicon.additions import current_lexicon
from search.ranking.explained import Explained
from search.ranking.signals import Near
from search.understanding import Understood
from search.understanding.reading import understand
from search.vocabulary import current_vocabulary

SHOWN = 10


@dataclass(frozen=True)
class Order:
    """The first ten and what was asked for besides; `places` are those of the list, from one."""

    engine: str
    understood: Understood
    total: int
    offers: list[Explained]
    places: dict[int, int]


def engines() -> list[str]:
    """The engines that can be asked, the one of the pages first."""
    return ["elasticsearch", "postgresql"] if elasticsearch() else ["postgresql"]


def why(text: str, *, engine: str = "", near: Near | None = None, besides: Sequence[int] = ()) -> Order:
    """Raises Unavailable when the engine does not answer."""
    understood = understand(text, current_vocabulary(), current_lexicon())
    filters = Filters(price_min=understood.price_min, price_max=understood.price_max)
    request = SearchRequest(understood, filters, size=SHOWN, enough=SHOWN, facets=False, near=near)
    first = elasticsearch() if engine != "postgresql" else None
    result = (first or postgresql()).search(request)
    listed = list(result.ids[:SHOWN])
    wanted = list(dict.fromkeys([*listed, *besides]))
    asked = replace(request, size=len(wanted) or 1)
    if understood.is_empty:
        explained: dict[int, Explained] = {}
    elif first:
        explained = of_elasticsearch.explain(first, asked, wanted)
    else:
        explained = of_postgresql.explain(postgresql(), asked, wanted)
    places = {offer_id: place for place, offer_id in enumerate(listed, start=1)}
    return Order((first or postgresql()).name, understood, result.total, [explained[pk] for pk in wanted if pk in explained], places)
