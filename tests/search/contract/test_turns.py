"""Sellers in turn, on both engines: at most three offers of one seller in the first ten, and pages that lose and double nothing."""

from collections import Counter
from collections.abc import Sequence

import pytest

from search.backends.protocol import Filters, Sort
from search.documents import OfferDocument
from search.ranking.weights import FIRST_PLACES, MOST_OF_ONE_SELLER
from tests.search.engines import TestIndex, document

BIG, SMALL, OTHER = 1, 2, 3


def stall(seller_id: int, title: str, count: int, **fields: object) -> list[OfferDocument]:
    return [document(title, seller_id=seller_id, **fields) for _number in range(count)]


def sellers_of(ids: Sequence[int], made: Sequence[OfferDocument]) -> list[int]:
    known = {each.offer_id: each.seller_id for each in made}
    return [known[offer_id] for offer_id in ids]


def first_places(index: TestIndex, made: Sequence[OfferDocument], text: str = "muối tôm") -> Counter[int]:
    return Counter(sellers_of(index.ask(text, size=24).ids[:FIRST_PLACES], made))


@pytest.mark.parametrize("text", ["muối tôm", "muoi tom", ""])
def test_one_seller_has_at_most_three_of_the_first_ten(index: TestIndex, text: str) -> None:
    made = [*stall(SMALL, "Muối tôm Tây Ninh", 4), *stall(OTHER, "Muối tôm Tây Ninh", 4), *stall(4, "Muối tôm Tây Ninh", 4)]
    made += stall(BIG, "Muối tôm Tây Ninh", 15)
    index.put(*made)
    shown = first_places(index, made, text)
    assert shown[BIG] == MOST_OF_ONE_SELLER
    assert max(shown.values()) == MOST_OF_ONE_SELLER


def test_a_seller_who_fills_the_whole_window_leaves_room_for_those_far_below(index: TestIndex) -> None:
    others = [made for number in range(2, 6) for made in stall(number, "Muối tôm Tây Ninh", 2, service=0.95)]
    made = [*others, *stall(BIG, "Muối tôm Tây Ninh", 120, service=1.04)]
    index.put(*made)
    shown = first_places(index, made)
    assert shown[BIG] == MOST_OF_ONE_SELLER
    assert sum(shown.values()) - shown[BIG] == FIRST_PLACES - MOST_OF_ONE_SELLER


@pytest.mark.parametrize("text", ["muối tôm", ""])
@pytest.mark.parametrize("size", [7, 24, 60])
def test_every_offer_comes_once_however_it_is_paged(index: TestIndex, text: str, size: int) -> None:
    others = [made for number in range(2, 6) for made in stall(number, "Muối tôm Tây Ninh", 2, service=0.95)]
    made = [*others, *stall(BIG, "Muối tôm Tây Ninh", 120, service=1.04)]
    index.put(*made)
    pages = [found for offset in range(0, len(made), size) for found in index.ask(text, offset=offset, size=size).ids]
    assert sorted(pages) == sorted(each.offer_id for each in made)
    assert tuple(pages[:24]) == index.ask(text, size=24).ids
    assert index.ask(text, offset=90, size=7).total == len(made)


def test_when_there_is_nobody_else_the_seller_has_all_places(index: TestIndex) -> None:
    made = [*stall(BIG, "Muối tôm Tây Ninh", 12), *stall(SMALL, "Muối tôm Tây Ninh", 1)]
    index.put(*made)
    result = index.ask("muối tôm", size=24)
    assert result.total == len(result.ids) == 13
    assert first_places(index, made) == {BIG: 9, SMALL: 1}


def test_offers_without_a_seller_are_not_grouped(index: TestIndex) -> None:
    made = [*stall(SMALL, "Muối tôm Tây Ninh", 5), *stall(0, "Muối tôm Tây Ninh", 12)]
    index.put(*made)
    assert first_places(index, made) == {0: 10}


def test_whoever_is_asked_for_by_name_is_shown_in_full(index: TestIndex) -> None:
    named = stall(BIG, "Bánh tráng dẻo", 8, seller_name="Hợp tác xã Minh Trung")
    made = [*named, *stall(SMALL, "Rau sạch Minh Trung", 6, seller_name="Hộ kinh doanh Lan")]
    index.put(*made)
    shown = Counter(sellers_of(index.ask("minh trung", size=24).ids, made))
    assert shown == {BIG: 8, SMALL: 6}
    assert first_places(index, made, "minh trung")[BIG] > MOST_OF_ONE_SELLER


def test_nobody_escapes_by_calling_himself_what_he_sells(index: TestIndex) -> None:
    made = [*stall(SMALL, "Bánh tráng dẻo", 9, seller_name="Hộ kinh doanh Lan"), *stall(OTHER, "Bánh tráng dẻo", 5)]
    made += stall(BIG, "Bánh tráng dẻo", 9, seller_name="Cơ sở Bánh tráng")
    index.put(*made)
    # Ten places for three sellers: one has a fourth, since nobody else is left.
    assert sorted(first_places(index, made, "bánh tráng").values()) == [3, 3, 4]


def test_near_goods_go_on_where_those_that_fit_left_off(index: TestIndex) -> None:
    made = [*stall(BIG, "Muối tôm chanh", 2), *stall(SMALL, "Muối tôm", 5), *stall(BIG, "Muối tôm ớt", 9)]
    index.put(*made, *(document(title) for title in ("Gạo lứt", "Mật ong")))
    shown = sellers_of(index.ask("muối tôm chanh", size=24).ids, made)
    assert shown[:2] == [BIG, BIG]
    assert shown[2:10].count(BIG) < 8
    assert sorted(shown) == [BIG] * 11 + [SMALL] * 5


def test_other_orders_and_one_sellers_goods_are_left_alone(index: TestIndex) -> None:
    made = [*stall(SMALL, "Muối tôm", 9, price=9), *stall(BIG, "Muối tôm", 12, price=5)]
    index.put(*made)
    assert sellers_of(index.ask("muối tôm", sort=Sort.PRICE_UP, size=10).ids, made) == [BIG] * 10
    assert sellers_of(index.ask("muối tôm", Filters(seller=BIG), size=10).ids, made) == [BIG] * 10


@pytest.mark.parametrize("text", ["muối tôm Minh Trung", "muoi tom minh trung", "Minh Trung muối tôm"])
def test_whoever_is_named_beside_goods_is_shown_with_those_goods(index: TestIndex, text: str) -> None:
    asked_for = stall(BIG, "Muối tôm Tây Ninh", 6, seller_name="Hợp tác xã Minh Trung")
    made = [*asked_for, *stall(BIG, "Bánh tráng dẻo", 2, seller_name="Hợp tác xã Minh Trung"), *stall(SMALL, "Muối tôm Tây Ninh", 9)]
    index.put(*made)
    index.learn_names("hop tac xa minh trung")
    result = index.ask(text, size=24)
    assert result.total == 6
    assert set(result.ids[:6]) == {each.offer_id for each in asked_for}
    assert first_places(index, made, text)[BIG] == 6


def test_a_name_that_goods_have_too_exempts_nobody(index: TestIndex) -> None:
    made = [*stall(BIG, "Muối tôm Tây Ninh", 9, seller_name="Muối tôm Tây Ninh"), *stall(SMALL, "Muối tôm Tây Ninh", 9)]
    made += [*stall(OTHER, "Muối tôm Tây Ninh", 5), *stall(4, "Muối tôm Tây Ninh", 5)]
    index.put(*made)
    index.learn_names("muoi tom tay ninh")
    assert first_places(index, made, "muối tôm tây ninh")[BIG] == MOST_OF_ONE_SELLER
