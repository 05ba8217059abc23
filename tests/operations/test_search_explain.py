"""Officers see why an offer stands where it does, in numbers that add up."""

from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from search.indexing.writing import write_offers
from search.pages.certificates import forget_certificates
from search.pages.why import SHOWN
from search.vocabulary import forget_vocabulary, remake_vocabulary
from sellers.offers.models import Offer
from tests.factories.certificates import certificate
from tests.factories.offers import offer
from tests.factories.people import officer, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(both_engines: Any) -> Client:
    write_offers([offer(title=title).pk for title in ("Muối tôm Tây Ninh", "Khay đựng muối tôm", "Nón lá Trảng Bàng")])
    both_engines.settle()
    remake_vocabulary()
    forget_vocabulary()
    return signed_in(officer())


@pytest.fixture
def certified(desk: Client, both_engines: Any) -> Iterator[None]:
    """There are goods with a certificate, and the process knows of it."""
    made = offer(title="Mật ong")
    certificate(offers=[made], level=4)
    write_offers([made.pk])
    both_engines.settle()
    remake_vocabulary()
    forget_vocabulary()
    forget_certificates()
    yield
    forget_certificates()


def explained(desk: Client, **query: str) -> Any:
    return desk.get(reverse("console:search_explain"), query).context_data  # type: ignore[attr-defined]


@pytest.mark.parametrize("engine", ["", "postgresql"])
def test_both_engines_explain_the_first_ten(desk: Client, engine: str) -> None:
    found = explained(desk, q="muối tôm", engine=engine)
    assert found["order"].engine == (engine or "elasticsearch")
    assert [(one.place, one.title) for one in found["shown"]][:2] == [(1, "Muối tôm Tây Ninh"), (2, "Khay đựng muối tôm")]
    # A bare announcement, confirmed today: below one and above one.
    assert [str(said) for said, _factor in found["shown"][0].factors] == ["mới xác nhận còn hiệu lực", "chào bán đầy đủ"]


def test_an_offer_that_was_expected_is_explained_too(desk: Client) -> None:
    box = offer(title="Hộp lớn có nắp đựng muối và tôm")
    write_offers([box.pk, *(offer(title=f"Muối tôm số {number}").pk for number in range(1, SHOWN))])
    assert box.title not in [one.title for one in explained(desk, q="muối tôm", engine="postgresql")["shown"]]
    found = explained(desk, q="muối tôm", offer=f"https://example.vn/chao-ban/hop-lon-{box.pk}/", engine="postgresql")
    assert [(one.title, one.place, one.fits) for one in found["shown"]][SHOWN:] == [(box.title, None, True)]
    assert not found["missing"]


def test_an_offer_that_does_not_fit_is_shown_behind_without_points(desk: Client) -> None:
    hat = Offer.objects.get(product__title="Nón lá Trảng Bàng")
    found = explained(desk, q="muối tôm", offer=str(hat.pk), engine="postgresql")
    assert [(one.title, one.place, one.fits, one.total) for one in found["shown"]][2:] == [(hat.title, None, False, "0,000")]
    assert not found["missing"]


@pytest.mark.parametrize("engine", ["", "postgresql"])
def test_an_offer_that_no_engine_has_is_told_to_be_missing(desk: Client, engine: str) -> None:
    found = explained(desk, q="muối tôm", offer="999999", engine=engine)
    assert found["missing"]
    assert len(found["shown"]) == len(found["order"].places)


def test_the_page_says_how_the_query_was_understood(desk: Client) -> None:
    page = desk.get(reverse("console:search_explain"), {"q": "muoitom dưới 50.000"}).content.decode()
    assert "tách từ viết liền" in page
    assert "50.000" in page


@pytest.mark.parametrize(
    ("text", "narrowed", "given_up"),
    [
        ("mật ong ocop 4 sao", ["OCOP 4 sao"], []),
        ("mật ong ocop 4 sao ở gò dầu", ["OCOP 4 sao"], ["Ở Gò Dầu"]),
        ("muối tôm gần gò dầu", [], ["Gần Gò Dầu, trong khoảng 10 km"]),
        ("muối tôm dưới 5.000", [], ["Giá đến 5.000\u00a0₫"]),
        ("muối tôm tây ninh", [], []),
        ("muối tôm", [], []),
    ],
)
def test_the_page_says_what_narrows_and_what_the_result_page_gives_up(
    desk: Client, certified: None, text: str, narrowed: list[str], given_up: list[str]
) -> None:
    page = desk.get(reverse("console:search_explain"), {"q": text})
    said = page.context_data  # type: ignore[attr-defined]
    assert (said["narrowed"], said["given_up"]) == (narrowed, given_up)
    assert all(unescape(label) in unescape(page.content.decode()) for label in (*narrowed, *given_up))
    # What is explained is what the buyer sees.
    assert said["shown"][0].title.startswith(text[:3].capitalize())


@pytest.mark.parametrize("query", [{}, {"q": "   "}, {"q": "!!!"}, {"q": "a" * 300}, {"q": "x", "offer": "' OR 1=1", "engine": "none"}])
def test_strange_questions_break_nothing(desk: Client, query: dict[str, str]) -> None:
    assert desk.get(reverse("console:search_explain"), query).status_code == 200
