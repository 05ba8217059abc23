"""More fits than is counted: the page says so, and what the buyer narrows to is still found and counted."""

from collections.abc import Iterator

import pytest

from search.backends.elasticsearch import backend as elasticsearch
from search.backends.elasticsearch import body
from search.backends.protocol import Filters, SearchRequest
from tests.search.engines import TestIndex, document

MOST = 20
HIDDEN_AWAY = "25480"


@pytest.fixture
def market(index: TestIndex, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestIndex]:
    """Three times as many as are counted; the last three in a commune of their own."""
    index.engine.most_counted = MOST
    for room in (body, elasticsearch):
        monkeypatch.setattr(room, "DEEPEST", MOST)
    index.put(*(document(f"Bánh tráng số {number}", commune="25459" if number < 57 else HIDDEN_AWAY) for number in range(60)))
    return index


@pytest.mark.parametrize("text", ["bánh tráng", "banh trang", ""])
def test_counting_stops_and_says_so(market: TestIndex, text: str) -> None:
    result = market.ask(text)
    assert (result.total, result.more) == (MOST, True)
    assert len(result.ids) == 24 if market.engine.name == "postgresql" else len(result.ids) == MOST
    assert result.near == 0


@pytest.mark.parametrize("text", ["bánh tráng", "banh trang", ""])
def test_what_is_narrowed_to_is_counted_wherever_it_stands(market: TestIndex, text: str) -> None:
    result = market.ask(text, Filters(communes=(HIDDEN_AWAY,)))
    assert (result.total, result.more, len(result.ids)) == (3, False, 3)
    assert result.facets.communes[HIDDEN_AWAY] == 3
    assert result.facets.kinds == {"cooperative": 3}
    assert market.engine.search(SearchRequest(filters=Filters(communes=(HIDDEN_AWAY,)), size=0, facets=False)).total == 3


def test_what_is_counted_to_its_end_is_counted_exactly(market: TestIndex) -> None:
    result = market.ask("bánh tráng", Filters(price_max=99_000))
    assert (result.total, result.more) == (0, False)


def test_counts_of_some_of_the_offers_are_told_from_counts_of_all(market: TestIndex) -> None:
    """Elasticsearch counts its facets to the end; PostgreSQL looks at so many offers, and says which values it saw there."""
    facets = market.ask("bánh tráng").facets
    if market.engine.name == "elasticsearch":
        assert (facets.communes, facets.sampled) == ({"25459": 57, HIDDEN_AWAY: 3}, {})
    else:
        assert sum(facets.communes.values()) == MOST
        assert facets.is_at_least("communes", "25459")
        assert set(facets.sampled) == {"categories", "communes", "kinds", "prices", "handover", "fresh", "certificates"}


def test_beside_what_was_chosen_the_other_values_are_told_to_be_of_some(market: TestIndex) -> None:
    facets = market.ask("bánh tráng", Filters(communes=(HIDDEN_AWAY,))).facets
    assert facets.communes[HIDDEN_AWAY] == 3
    assert not facets.is_at_least("communes", HIDDEN_AWAY)
    if market.engine.name == "elasticsearch":
        assert (facets.communes["25459"], facets.sampled) == (57, {})
    else:
        assert facets.is_at_least("communes", "25459")
        assert set(facets.sampled) == {"communes"}


def test_counts_that_were_not_cut_off_are_exact(index: TestIndex) -> None:
    index.engine.most_counted = MOST
    index.put(*(document(f"Bánh tráng số {number}") for number in range(MOST - 1)))
    for filters in (Filters(), Filters(communes=("25459",)), Filters(kinds=("household",))):
        facets = index.ask("bánh tráng", filters).facets
        assert (facets.communes.get("25459", MOST - 1), facets.sampled) == (MOST - 1, {})
