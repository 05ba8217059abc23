"""What counts beside the words, on both engines: it orders near-equal matches and never lifts a poor one over a good one."""

import datetime as dt
import random
from typing import Any

import pytest
from django.utils import timezone

from search.backends.protocol import Sort
from search.ranking import weights
from search.ranking.signals import Near
from tests.search.engines import TestIndex, document

HOME, AROUND, FAR = "25459", "25465", "25480"
NEAR = Near((HOME,), ((1.04, (HOME,)), (1.025, (AROUND,))))
TITLE = "Muối tôm Tây Ninh"


def days_ago(days: float) -> dt.datetime:
    return timezone.now() - dt.timedelta(days=days, hours=-2)


def best() -> dict[str, Any]:
    factors = {"completeness": weights.COMPLETENESS_FULL, "service": weights.SERVICE_BEST, "certified": weights.OCOP_STARS[-1][1]}
    return {"confirmed_at": days_ago(1), "commune": HOME, **factors}


def worst() -> dict[str, Any]:
    factors = {"completeness": weights.COMPLETENESS_LEAST, "service": weights.SERVICE_WORST}
    return {"confirmed_at": days_ago(29), "commune": FAR, **factors}


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"confirmed_at": days_ago(2)}, {"confirmed_at": days_ago(9)}),
        ({"confirmed_at": days_ago(9)}, {"confirmed_at": days_ago(19)}),
        ({"confirmed_at": days_ago(19)}, {"confirmed_at": days_ago(29)}),
        ({"confirmed_at": None}, {"confirmed_at": days_ago(29)}),
        ({"completeness": 1.03}, {"completeness": 0.99}),
        ({"service": 1.0}, {"service": 0.98}),
        ({"certified": 1.02}, {"certified": 1.015}),
        ({"certified": 1.01}, {}),
        ({"commune": HOME}, {"commune": AROUND}),
        ({"commune": AROUND}, {"commune": FAR}),
    ],
)
def test_a_signal_decides_between_equal_words(index: TestIndex, better: dict[str, Any], worse: dict[str, Any]) -> None:
    first, second = document(TITLE, **better), document(TITLE, **worse)
    # Written last, the worse one would stand first if only its number counted.
    assert first.offer_id < second.offer_id
    index.put(first, second)
    assert index.ask("muối tôm", near=NEAR).ids == (first.offer_id, second.offer_id)


def test_of_equal_offers_the_one_approved_last_comes_first_however_old_its_number(index: TestIndex) -> None:
    late, early, never = (document(TITLE, published_at=moment) for moment in (days_ago(1), days_ago(2), None))
    assert late.offer_id < early.offer_id < never.offer_id
    index.put(late, early, never)
    assert index.ask("muối tôm").ids == index.ask("").ids == (late.offer_id, early.offer_id, never.offer_id)


def test_of_offers_approved_in_the_same_moment_the_later_number_comes_first(index: TestIndex) -> None:
    made = [document(TITLE, commune=commune) for commune in (HOME, AROUND, FAR)]
    index.put(*made)
    assert list(index.ask("muối tôm").ids) == sorted((each.offer_id for each in made), reverse=True)


@pytest.mark.parametrize(
    ("typed", "good", "poor"),
    [
        ("muối tôm", "Muối tôm Tây Ninh loại ngon", "Khay đựng muối tôm bằng tre"),
        ("muoi tom", "Muối tôm Tây Ninh loại ngon", "Khay đựng muối tôm bằng tre"),
        ("bánh tráng", "Hộp bánh tráng nướng mè gạo", "Bánh gạo nướng mè tráng miệng"),
        ("banh trang", "Hộp bánh tráng nướng mè gạo", "Bánh gạo nướng mè tráng miệng"),
        ("muối tôm chanh", "Muối tôm chanh xanh", "Muối tôm ớt xanh"),
        ("củ mì tươi", "Củ mì tươi bóc vỏ", "Khoai mì tươi bóc vỏ"),
    ],
)
def test_signals_never_lift_a_poor_match_over_a_good_one(index: TestIndex, typed: str, good: str, poor: str) -> None:
    fitting, lifted = document(good, **worst()), document(poor, **best())
    index.put(fitting, lifted, *(document(title) for title in ("Gạo lứt", "Mật ong rừng", "Chanh dây", "Tôm khô", "Bánh pía")))
    assert index.ask(typed, near=NEAR).ids[0] == fitting.offer_id


def test_every_offer_of_equal_words_stands_where_its_signals_put_it(index: TestIndex) -> None:
    dice = random.Random(7)  # a varied market, not a secret
    made = [
        document(
            TITLE,
            confirmed_at=days_ago(dice.choice((1, 5, 15, 28))),
            completeness=dice.choice((0.97, 1.0, 1.03)),
            service=dice.choice((0.95, 1.0, 1.04)),
            certified=dice.choice((1.0, 1.01, 1.02)),
            commune=dice.choice((HOME, AROUND, FAR)),
        )
        for _number in range(40)
    ]
    index.put(*made)
    factors = {1: 1.03, 5: 1.015, 15: 1.0, 28: 0.98}
    places = {HOME: 1.04, AROUND: 1.025, FAR: 1.0}

    def product(each: Any) -> float:
        days = min(factors, key=lambda days: abs(each.confirmed_at - days_ago(days)))
        product = factors[days] * each.completeness * each.service * each.certified * places[each.commune]
        return float(min(product, weights.SIGNALS_HIGHEST))

    expected = {each.offer_id: round(product(each), 4) for each in made}
    shown = [expected[offer_id] for offer_id in index.ask("muối tôm", near=NEAR, size=40).ids]
    assert shown == sorted(expected.values(), reverse=True)


def test_near_goods_are_ordered_by_signals_too(index: TestIndex) -> None:
    first, second = document("Muối tôm ớt", service=1.04), document("Muối tôm ớt", service=0.95)
    index.put(first, second)
    result = index.ask("muối tôm chanh dây")
    assert result.total == 0
    assert result.ids == (first.offer_id, second.offer_id)


def test_signals_do_not_touch_other_orders(index: TestIndex) -> None:
    dear, cheap = document(TITLE, price=9, service=1.04), document(TITLE, price=5, service=0.95)
    index.put(dear, cheap)
    assert index.ask("muối tôm", sort=Sort.PRICE_UP).ids == (cheap.offer_id, dear.offer_id)


def test_only_the_bounds_keep_a_poor_match_down(index: TestIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control of the test above: with the bound off, a factor beyond it lifts the match; the bound holds whatever the factor is."""
    fitting, lifted = document("Muối tôm Tây Ninh loại ngon"), document("Khay đựng muối tôm bằng tre", service=3.0)
    index.put(fitting, lifted)
    assert index.ask("muối tôm").ids == (fitting.offer_id, lifted.offer_id)
    monkeypatch.setattr(weights, "SIGNALS_HIGHEST", 9.0)
    assert index.ask("muối tôm").ids == (lifted.offer_id, fitting.offer_id)


def test_what_is_best_in_everything_stops_at_the_bound(index: TestIndex) -> None:
    """Among such offers the one approved last comes first, certificate or not."""
    both = [document(TITLE, **{**best(), "certified": factor}) for factor in (1.02, 1.015)]
    index.put(*both)
    assert index.ask("muối tôm", near=NEAR).ids == (both[1].offer_id, both[0].offer_id)
