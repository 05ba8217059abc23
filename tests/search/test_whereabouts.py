"""The buyer's commune moves near goods up a little, is said on the page, and is forgotten when the buyer wants it."""

import re

import pytest
from django.test import Client

from marketplace.places.models import Commune
from search.indexing.writing import write_offers
from search.pages.asked import Asked
from search.pages.found import ask
from search.ranking.distance import near
from search.understanding import Understood
from search.vocabulary import forget_vocabulary
from tests.factories.offers import offer
from tests.factories.sellers import seller

pytestmark = pytest.mark.django_db


@pytest.fixture
def market(only_postgresql: None) -> tuple[Commune, int, int]:
    """A commune, an offer from there, and one from far away that was written later."""
    forget_vocabulary()
    communes = Commune.objects.of_the_exchange().order_by("latitude")
    here, far = communes.first(), communes.last()
    assert here is not None
    near_by = offer(title="Muối tôm", seller=seller(commune=here))
    far_away = offer(title="Muối tôm", seller=seller(commune=far))
    write_offers([near_by.pk, far_away.pk])
    return here, near_by.pk, far_away.pk


def shown(client: Client) -> list[int]:
    drawn = client.get("/search/", {"q": "muối tôm"}).content.decode()
    return [int(number) for number in re.findall(r'class="offer__title"><a href="[^"]*-(\d+)/">', drawn)]


def live_at(client: Client, commune: Commune) -> None:
    session = client.session
    session["commune"] = commune.pk
    session.save()


def test_near_goods_stand_higher_for_whoever_is_near(client: Client, market: tuple[Commune, int, int]) -> None:
    here, near_by, far_away = market
    assert shown(client) == [far_away, near_by]
    live_at(client, here)
    assert shown(client) == [near_by, far_away]


def test_the_page_says_so_and_forgets_it_when_asked(client: Client, market: tuple[Commune, int, int]) -> None:
    here, near_by, far_away = market
    assert "nhận hàng lần trước" not in client.get("/search/", {"q": "muối tôm"}).content.decode()
    live_at(client, here)
    assert str(here) in client.get("/search/", {"q": "muối tôm"}).content.decode()
    answer = client.post("/search/forget-place/", {"q": "muối tôm"})
    assert answer["Location"] == "/search/?q=mu%E1%BB%91i+t%C3%B4m"
    assert shown(client) == [far_away, near_by]


def test_the_commune_is_in_no_address(client: Client, market: tuple[Commune, int, int]) -> None:
    here, *_offers = market
    live_at(client, here)
    assert here.pk not in client.get("/search/", {"q": "muối tôm"}).context["clear_url"]


def test_every_result_page_leads_to_the_published_ranking(client: Client, market: tuple[Commune, int, int]) -> None:
    assert "/chinh-sach/xep-hang-hien-thi/" in client.get("/search/", {"q": "muối tôm"}).content.decode()


def test_without_the_place_that_was_asked_for_the_list_begins_near_it(market: tuple[Commune, int, int]) -> None:
    here, *_offers = market
    asked = ask(Asked(text="muối tôm", communes=(here.pk,)), Understood())
    assert asked.near is not None
    assert asked.near.factor(here.pk) > asked.near.factor("00004") == 1.0


def test_several_places_count_by_the_nearest(market: tuple[Commune, int, int]) -> None:
    ends = [commune.pk for commune in (Commune.objects.of_the_exchange().order_by("latitude").first(), market[0]) if commune]
    far = Commune.objects.of_the_exchange().order_by("-latitude").values_list("pk", flat=True)[0]
    both = near(far, *ends)
    assert both is not None
    assert both.factor(far) == both.factor(ends[0]) == 1.04
