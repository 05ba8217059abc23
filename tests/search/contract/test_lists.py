"""Filters, facets, orders and pages, on both engines."""

import datetime as dt
from typing import Any

import pytest

from search.backends.protocol import PRICE_BANDS, Filters, Sort, confirmed_since
from tests.search.engines import TestIndex, document

MORNING = dt.datetime(2026, 11, 1, 8, tzinfo=dt.UTC)


@pytest.fixture
def market(index: TestIndex) -> TestIndex:
    for number in range(12):
        index.put(
            document(
                f"Bánh tráng số {number}",
                price=(20_000, 50_000, 150_000, 6_000_000)[number % 4],
                commune=("25459", "25465", "25480")[number % 3],
                seller_kind=("household", "cooperative")[number % 2],
                categories=(1, 10 + number % 2),
                seller_id=number % 5 + 1,
                published_at=MORNING + dt.timedelta(hours=number),
            )
        )
    return index


def test_facets_do_not_count_their_own_filter(market: TestIndex) -> None:
    result = market.ask("bánh tráng", Filters(communes=("25459",), kinds=("household",)))
    assert result.total == 2
    assert result.facets.communes == {"25459": 2, "25465": 2, "25480": 2}
    assert result.facets.kinds == {"household": 2, "cooperative": 2}
    assert result.facets.categories == {1: 2, 10: 2}


def test_every_count_is_what_its_filter_finds(market: TestIndex) -> None:
    facets = market.ask("banh trang").facets
    for commune, count in facets.communes.items():
        assert market.ask("banh trang", Filters(communes=(commune,))).total == count
    for kind, count in facets.kinds.items():
        assert market.ask("banh trang", Filters(kinds=(kind,))).total == count
    for category, count in facets.categories.items():
        assert market.ask("banh trang", Filters(category=category)).total == count


def test_every_price_is_in_one_band(market: TestIndex) -> None:
    facets = market.ask("bánh tráng").facets
    assert sum(facets.prices.values()) == 12
    for band, count in facets.prices.items():
        low, high = PRICE_BANDS[band]
        assert market.ask("bánh tráng", Filters(price_min=low, price_max=high - 1)).total == count == 3


def test_price_bands_do_not_count_the_price_asked_for(market: TestIndex) -> None:
    whole = market.ask("bánh tráng").facets.prices
    narrowed = market.ask("bánh tráng", Filters(price_max=30_000))
    assert narrowed.total == 3
    assert narrowed.facets.prices == whole
    assert sum(market.ask("bánh tráng", Filters(price_max=30_000, kinds=("household",))).facets.prices.values()) == 6


def test_ways_of_handing_over(index: TestIndex) -> None:
    both, sent, fetched = (document("Gạo", handover=ways) for ways in (("delivery", "pickup"), ("delivery",), ("pickup",)))
    index.put(both, sent, fetched, document("Gạo"))
    result = index.ask("gạo", Filters(handover=("delivery",)))
    assert set(result.ids) == {both.offer_id, sent.offer_id}
    assert result.facets.handover == {"delivery": 2, "pickup": 2}
    assert index.ask("gạo", Filters(handover=("delivery", "pickup"))).total == 3


def test_freshness_counts_whole_days_and_not_its_own_choice(index: TestIndex) -> None:
    today = confirmed_since(0)
    ages = {days: document("Gạo", confirmed_at=today - dt.timedelta(days=days)) for days in (0, 7, 8, 14, 40)}
    index.put(*ages.values(), document("Gạo", confirmed_at=None))
    result = index.ask("gạo", Filters(fresh_days=7))
    assert set(result.ids) == {ages[0].offer_id, ages[7].offer_id}
    assert result.facets.fresh == {7: 2, 14: 4, 30: 4}
    for days, count in result.facets.fresh.items():
        assert index.ask("gạo", Filters(fresh_days=days)).total == count


def test_every_facet_feels_all_the_other_filters(index: TestIndex) -> None:
    """One offer for each filter that it alone fails: a facet counts the fitting one and the one that fails its own filter."""
    fitting: dict[str, Any] = {
        "categories": (1,),
        "commune": "25459",
        "seller_kind": "household",
        "price": 30_000,
        "handover": ("pickup",),
        "confirmed_at": confirmed_since(0),
        "certificates": ("ocop", "ocop-4"),
    }
    failing: dict[str, Any] = {
        "categories": (2,),
        "commune": "25465",
        "seller_kind": "enterprise",
        "price": 300_000,
        "handover": ("delivery",),
        "confirmed_at": confirmed_since(12),
        "certificates": ("vietgap",),
    }
    index.put(document("Gạo", **fitting), *(document("Gạo", **{**fitting, field: value}) for field, value in failing.items()))
    filters = Filters(1, ("25459",), ("household",), 20_000, 49_999, None, ("pickup",), 7, ("ocop-4", "ocop-5"))
    result = index.ask("gạo", filters)
    facets = result.facets
    assert result.total == 1
    assert facets.categories == {1: 1, 2: 1}
    assert facets.communes == {"25459": 1, "25465": 1}
    assert facets.kinds == {"household": 1, "enterprise": 1}
    assert sorted(facets.prices.values()) == [1, 1]
    assert facets.handover == {"pickup": 1, "delivery": 1}
    assert facets.fresh == {7: 1, 14: 2, 30: 2}
    assert facets.certificates == {"ocop": 1, "ocop-4": 1, "vietgap": 1}


def test_filters_hold_without_words_too(market: TestIndex) -> None:
    result = market.ask("", Filters(category=11))
    assert result.total == 6
    assert result.facets.categories == {1: 12, 10: 6, 11: 6}
    assert market.ask("", Filters(seller=1)).total == 3


def test_filters_hold_for_near_goods(market: TestIndex) -> None:
    result = market.ask("bánh tráng ngọt", Filters(communes=("25459",)))
    assert result.total == 0
    assert result.near == 4


@pytest.mark.parametrize(("sort", "reverse"), [(Sort.PRICE_UP, False), (Sort.PRICE_DOWN, True)])
def test_prices_in_order(index: TestIndex, sort: Sort, reverse: bool) -> None:
    prices = {}
    for price in (5, 1, 3, 4, 2):
        made = document("Gạo", price=price)
        index.put(made)
        prices[made.offer_id] = price
    assert [prices[found] for found in index.ask("gạo", sort=sort).ids] == sorted(prices.values(), reverse=reverse)


def test_newest_first(market: TestIndex) -> None:
    ids = market.ask("bánh tráng", sort=Sort.NEWEST).ids
    assert list(ids) == sorted(ids, reverse=True)


@pytest.mark.parametrize("sort", list(Sort))
@pytest.mark.parametrize("text", ["bánh tráng", ""])
def test_pages_cover_everything_once(market: TestIndex, sort: Sort, text: str) -> None:
    whole = market.ask(text, sort=sort, size=24).ids
    pages = [found for offset in range(0, 12, 5) for found in market.ask(text, sort=sort, offset=offset, size=5).ids]
    assert len(whole) == 12
    assert tuple(pages) == whole


def test_pages_go_on_into_near_goods(market: TestIndex) -> None:
    market.put(document("Bánh tráng dẻo đen"))
    whole = market.ask("bánh tráng đen", size=24).ids
    pages = [found for offset in range(0, 15, 3) for found in market.ask("bánh tráng đen", offset=offset, size=3).ids]
    assert len(whole) == 13
    assert tuple(pages) == whole


def test_pages_beyond_the_end_are_empty(market: TestIndex) -> None:
    assert market.ask("bánh tráng", offset=500).ids == ()
    assert market.ask("bánh tráng", offset=50_000).ids == ()


def test_many_hits_are_paged_without_losing_any(index: TestIndex) -> None:
    index.put(*(document(f"Gạo thơm lô {number}") for number in range(450)))
    pages = [found for offset in range(0, 450, 45) for found in index.ask("gạo thơm", offset=offset, size=45).ids]
    assert len(set(pages)) == 450
