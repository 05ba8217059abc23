"""Buyers see a certificate on cards, on the offer's page and on the stall, only while it stands, and no page asks more for it."""

import datetime as dt
from collections.abc import Callable

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from marketplace.language.dates import vietnam_today
from search.indexing.writing import write_offers
from search.pages.cards import cards as search_cards
from search.vocabulary import remake_vocabulary
from sellers.certificates.actions.revoke_certificate import revoke_certificate
from sellers.certificates.actions.withdraw_certificate import withdraw_certificate
from sellers.certificates.models import CertificateKind
from sellers.offers.cards import cards, for_cards
from sellers.offers.models import Offer
from sellers.offers.showing import shown_now
from tests.factories.certificates import REASON, certificate
from tests.factories.offers import offer
from tests.factories.people import officer
from tests.factories.sellers import seller
from tests.plugins.kept import forget_everything_kept

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("only_postgresql")]


def on_cards() -> dict[int, str]:
    """What the cards of all offers say of certificates."""
    offers = list(for_cards(Offer.objects.visible()))
    return {each.pk: card.certificate for each, card in zip(offers, cards(offers), strict=True)}


def test_a_card_says_the_best_one() -> None:
    shop = seller()
    best, other, plain = (offer(seller=shop) for _ in range(3))
    certificate(code="vietgap", offers=[best, other])
    certificate(offers=[best], level=3)
    certificate(offers=[best], level=5)
    assert on_cards() == {best.pk: "OCOP 5 sao", other.pk: "VietGAP", plain.pk: ""}
    with translation.override("en"):
        assert on_cards()[best.pk] == "OCOP 5 stars"
    certificate(code="haccp", seller=shop)
    assert on_cards()[plain.pk] == "HACCP"


@pytest.mark.parametrize("state", ["submitted", "returned", "rejected", "withdrawn", "revoked"])
def test_one_that_does_not_stand_is_shown_nowhere(state: str, client: Client) -> None:
    goods = offer()
    made = certificate(state, offers=[goods])
    assert on_cards() == {goods.pk: ""}
    for page in (goods.get_absolute_url(), goods.seller.get_absolute_url()):
        answer = client.get(page).content.decode()
        assert made.number not in answer
        assert "OCOP" not in answer


def test_the_offers_page_and_the_stall_say_all_of_it(client: Client) -> None:
    goods, issued, ends = offer(), vietnam_today() - dt.timedelta(days=9), vietnam_today() + dt.timedelta(days=99)
    made = certificate(offers=[goods], issued_on=issued, expires_on=ends)
    another = certificate(offers=[offer(seller=goods.seller)], code="gi")
    for page in (goods.get_absolute_url(), goods.seller.get_absolute_url()):
        answer = client.get(page).content.decode()
        for words in ("Sản phẩm OCOP 4 sao", made.number, made.issuer, f"{issued:%d/%m/%Y}", f"{ends:%d/%m/%Y}", "Sàn đã kiểm tra"):
            assert words in answer, (page, words)
    assert another.number not in client.get(goods.get_absolute_url()).content.decode()
    assert another.number in client.get(goods.seller.get_absolute_url()).content.decode()
    english = client.get("/en" + goods.get_absolute_url()).content.decode()
    assert "OCOP product, 4 stars" in english


def test_the_day_after_its_last_it_is_gone_from_every_page(client: Client) -> None:
    goods = offer()
    made = certificate(offers=[goods], expires_on=vietnam_today() + dt.timedelta(days=1))
    assert on_cards() == {goods.pk: "OCOP 4 sao"}
    with time_machine.travel(dt.datetime.combine(made.expires_on, dt.time(17, 1), dt.UTC), tick=False):  # a minute past midnight
        assert on_cards() == {goods.pk: ""}
        assert made.number not in client.get(goods.get_absolute_url()).content.decode()
        assert made.number not in client.get(goods.seller.get_absolute_url()).content.decode()


def test_a_kept_card_of_the_search_follows_at_once() -> None:
    goods = offer()
    owner = goods.seller.members.get()
    assert "OCOP" not in search_cards([goods.pk])[goods.pk].html
    made = certificate(offers=[goods])
    assert "OCOP 4 sao" in search_cards([goods.pk])[goods.pk].html
    more = certificate(offers=[goods], level=5)
    assert "OCOP 5 sao" in search_cards([goods.pk])[goods.pk].html
    revoke_certificate(certificate=more, by=officer(), reason=REASON)
    assert "OCOP 4 sao" in search_cards([goods.pk])[goods.pk].html
    withdraw_certificate(certificate=made, by=owner)
    assert "OCOP" not in search_cards([goods.pk])[goods.pk].html


def test_a_kept_statement_asks_for_the_present_day() -> None:
    goods = offer()
    made = certificate(offers=[goods], expires_on=vietnam_today() + dt.timedelta(days=1))
    assert shown_now([goods.pk]) == {goods.pk: (goods.revision, (made.pk,))}
    with time_machine.travel(dt.datetime.combine(made.expires_on, dt.time(17, 1), dt.UTC), tick=False):
        assert shown_now([goods.pk]) == {goods.pk: (goods.revision, ())}


@pytest.mark.parametrize("page", ["home", "search", "offer", "stall"])
def test_certificates_cost_no_page_a_question(page: str, client: Client) -> None:
    shop = seller()
    goods = [offer(seller=shop, title=f"Bánh tráng {number}") for number in range(4)]
    write_offers([each.pk for each in goods])
    remake_vocabulary()
    address = {
        "home": reverse("home"),
        "search": reverse("search") + "?q=banh+trang",
        "offer": goods[0].get_absolute_url(),
        "stall": shop.get_absolute_url(),
    }[page]
    before = asked(client, address)
    for each in goods:
        certificate(offers=[each])
        certificate(offers=[each], code="vietgap")
    assert asked(client, address) == before
    assert "OCOP 4 sao" in client.get(address).content.decode()


def asked(client: Client, address: str) -> int:
    """How many questions the page asks of a process that has just started."""
    client.get(address)
    forget_everything_kept()
    with CaptureQueriesContext(connection) as questions:
        assert client.get(address).status_code == 200
    return len(questions)


def test_a_kind_that_is_renamed_is_shown_by_its_new_name(django_assert_num_queries: Callable) -> None:
    goods = offer()
    certificate(offers=[goods])
    CertificateKind.objects.filter(code="ocop").update(short_name="OCOP VN")
    with django_assert_num_queries(2):
        assert on_cards() == {goods.pk: "OCOP VN 4 sao"}
