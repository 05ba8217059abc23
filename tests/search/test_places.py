"""Places that a query names."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from marketplace.places.models import Commune
from search.indexing.writing import write_offers
from search.lexicon.gazetteer import gazetteer
from search.ranking.distance import NEARBY_KM, around, kilometres
from search.text.tokens import tokens
from search.text.vocabulary import Vocabulary
from search.understanding.places import read_place
from search.understanding.reading import understand
from search.understanding.understood import Said
from sellers.offers.models import Offer
from tests.factories.offers import offer
from tests.factories.sellers import commune, seller

GOODS = Vocabulary.of([tokens("Thanh long Châu Thành"), tokens("Muối tôm Tây Ninh"), tokens("Gạo nàng thơm")])
GO_DAU = ("25654", "25657", "25663", "25666")


@pytest.mark.parametrize(
    ("text", "name", "rest", "is_near"),
    [
        ("bánh tráng gần Gò Dầu", "Gò Dầu", "bánh tráng", True),
        ("banh trang gan go dau duoi 50k", "Gò Dầu", "banh trang duoi 50k", True),
        ("mãng cầu ở huyện Gò Dầu", "Gò Dầu", "mãng cầu", False),
        ("ở Trảng Bàng có bánh canh", "Trảng Bàng", "có bánh canh", False),
        ("gà xã Hưng Thuận, thị xã Trảng Bàng, Tây Ninh", "Hưng Thuận", "gà", False),
        ("gạo tại Mĩ Quí", "Mỹ Quý", "gạo", False),
        ("gạo gò dầu", "Gò Dầu", "gạo", False),
        ("Gò Dầu", "Gò Dầu", "", False),
    ],
)
def test_a_place_is_read_with_a_preposition_its_kind_or_at_the_end(text: str, name: str, rest: str, is_near: bool) -> None:
    place = read_place(text, GOODS)
    assert place is not None
    assert (place.name, place.rest, place.is_near) == (name, rest, is_near)
    assert place.communes


@pytest.mark.parametrize(
    "text", ["thanh long Châu Thành", "gan heo", "tinh dầu tràm", "quần tây", "gần", "ở", "xã", "muối tôm Tây Ninh", "Châu Thành"]
)
def test_names_of_goods_and_other_words_are_no_places(text: str) -> None:
    assert read_place(text, GOODS) is None


def test_goods_are_called_after_a_place_unless_the_place_is_insisted_on() -> None:
    understood = understand("gạo châu thành dưới 30k", GOODS, ends_in_place=True)
    assert understood.place is not None
    assert (understood.place.name, understood.words) == ("Châu Thành", ("gạo",))
    # Taken away by itself, the price leaves the place said so that everybody reads it.
    assert understood.without([Said.PRICE]) == "gạo ở châu thành"
    assert understand("châu thành", GOODS, ends_in_place=True).place is None


def test_all_places_that_unmarked_words_may_mean_are_named() -> None:
    place = read_place("gạo ở hoa thanh", GOODS)
    assert place is not None
    assert place.name == "Hòa Thành, Hòa Thạnh"


def test_a_former_district_stands_for_its_communes_and_the_province_for_everything() -> None:
    district = read_place("gạo ở huyện Gò Dầu")
    assert district is not None
    assert district.communes == GO_DAU
    everywhere = read_place("gạo ở Tây Ninh")
    assert everywhere is not None
    assert (everywhere.communes, everywhere.rest) == ((), "gạo")


def test_words_with_marks_must_be_the_name_as_written() -> None:
    assert gazetteer().find(["tân", "thạnh"]) != gazetteer().find(["tân", "thành"])
    assert gazetteer().find(["gó", "dầu"]) is None


def test_a_place_and_a_price_stand_beside_the_words() -> None:
    understood = understand("gạo nàng thơm gần Gò Dầu dưới 30k", GOODS)
    assert understood.words == ("gạo", "nàng", "thơm")
    assert understood.price_max == 30_000
    assert understood.place is not None
    assert understood.place.communes == GO_DAU


@given(st.text(max_size=80) | st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxy ,.", max_size=60))
def test_reading_places_never_raises(text: str) -> None:
    place = read_place(text, GOODS)
    assert place is None or place.name


@pytest.mark.django_db
def test_a_place_in_the_words_narrows_and_can_be_taken_away(client: Client, only_postgresql: None) -> None:
    assert settings.HOME_PROVINCE_CODE == "80"
    here, there = seller(commune=commune("25654")), seller(commune=commune("25459"))
    offer(title="Bánh tráng ở đây", seller=here)
    offer(title="Bánh tráng nơi khác", seller=there)
    write_offers(list(Offer.objects.values_list("pk", flat=True)))
    page = client.get(reverse("search"), {"q": "bánh tráng gần Gò Dầu"}).content.decode()
    assert "Bánh tráng ở đây" in page
    assert "Bánh tráng nơi khác" not in page
    assert "Gần Gò Dầu" in page
    assert "?q=b%C3%A1nh+tr%C3%A1ng&" in page or '?q=b%C3%A1nh+tr%C3%A1ng"' in page


@pytest.mark.django_db
def test_near_a_place_is_around_it_and_what_is_there_stands_first(client: Client, only_postgresql: None) -> None:
    there = read_place("gần Gò Dầu")
    assert there is not None
    neighbours = [code for code in around(there.communes) if code not in there.communes]
    points = {each.pk: (each.latitude, each.longitude) for each in Commune.objects.of_the_exchange() if each.latitude and each.longitude}
    assert neighbours
    assert all(min(kilometres(points[code], points[one]) for one in there.communes) <= NEARBY_KM for code in neighbours)
    offer(title="Muối tôm", seller=seller(commune=commune(there.communes[0])))
    offer(title="Muối tôm cay", seller=seller(commune=commune(neighbours[0])))
    offer(title="Muối tôm xa", seller=seller(commune=commune("25459")))
    write_offers(list(Offer.objects.values_list("pk", flat=True)))

    def shown(query: str) -> list[str]:
        drawn = client.get(reverse("search"), {"q": query}).content.decode()
        return re.findall(r'class="offer__title"><a [^>]*><mark>Muối tôm</mark>(.*?)</a>', drawn)

    assert shown("muối tôm gần Gò Dầu") == ["", " cay"]
    assert shown("muối tôm ở Gò Dầu") == [""]
    assert sorted(shown("muối tôm")) == ["", " cay", " xa"]
