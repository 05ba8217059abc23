"""Both engines explain their order in numbers that add up to what they ordered by."""

from typing import Any

import pytest

from search.backends.elasticsearch import explaining as of_elasticsearch
from search.backends.postgresql import explaining as of_postgresql
from search.backends.protocol import SearchRequest
from search.ranking.explained import Explained, Part
from search.ranking.signals import Near
from search.understanding.reading import understand
from tests.search.engines import TestIndex, document


def explained(index: TestIndex, text: str, ids: Any, **options: Any) -> dict[int, Explained]:
    room = of_postgresql if index.engine.name == "postgresql" else of_elasticsearch
    request = SearchRequest(understood=understand(text, index.vocabulary), **options)
    return room.explain(index.engine, request, ids)


GOODS = (
    "Muối tôm Tây Ninh loại ngon",
    "Khay đựng muối tôm bằng tre",
    "Muối ớt xanh chanh",
    "Tôm khô ngâm muối",
    "Bánh tráng muối tôm",
    "Dầu gội đầu bồ kết",
)


@pytest.fixture
def market(index: TestIndex) -> TestIndex:
    factors = ((1.03, 1.04), (0.97, 1.0), (1.0, 0.95), (1.03, 1.0), (1.0, 1.0), (0.99, 1.04))
    names = ("Hộ kinh doanh Muối Tôm Lan", "", "", "Hợp tác xã Minh Trung", "", "")
    index.put(
        *(
            document(title, completeness=complete, service=service, seller_name=name, seller_id=number)
            for number, (title, (complete, service), name) in enumerate(zip(GOODS, factors, names, strict=True), start=1)
        )
    )
    return index


@pytest.mark.parametrize("text", ["muối tôm", "muoi tom", "muối tôm tây ninh", "minh trung", "dgđ bồ kết", "banh trang muoi tom chanh"])
def test_the_totals_are_what_the_list_is_ordered_by(market: TestIndex, text: str) -> None:
    near = Near(("25459",), ((1.04, ("25459",)),))
    ids = market.ask(text, near=near).ids
    assert ids
    found = explained(market, text, ids, near=near)
    assert set(found) == set(ids)
    order = sorted(ids, key=lambda offer_id: (not found[offer_id].fits, -round(found[offer_id].total, 4), -offer_id))
    assert tuple(order) == ids


def test_the_parts_add_up_and_the_factors_multiply(market: TestIndex) -> None:
    ids = market.ask("muối tôm").ids
    for each in explained(market, "muối tôm", ids).values():
        assert each.text == pytest.approx(sum(each.parts.values()))
        assert each.total == pytest.approx(each.text * each.signals.completeness * each.signals.service)


def test_each_part_has_its_reason(market: TestIndex) -> None:
    ids = {GOODS[number]: offer_id for number, offer_id in enumerate(sorted(market.ask("", size=24).ids))}
    found = explained(market, "muối tôm", list(ids.values()))
    head, tray = found[ids[GOODS[0]]], found[ids[GOODS[1]]]
    assert head.parts[Part.ORDER] > tray.parts[Part.ORDER]
    assert head.parts[Part.WRITTEN] > 0
    assert Part.WRITTEN not in explained(market, "muoi tom", [ids[GOODS[0]]])[ids[GOODS[0]]].parts
    assert Part.SELLER in explained(market, "minh trung", [ids[GOODS[3]]])[ids[GOODS[3]]].parts


def test_offers_that_have_nothing_to_do_with_it_are_not_explained(market: TestIndex) -> None:
    strange = document("Nón lá")
    market.put(strange)
    found = explained(market, "muối tôm", [strange.offer_id])
    assert strange.offer_id not in found or found[strange.offer_id].total == 0
