"""The home page: what the market shows by itself, and what editors put into it, live."""

import json
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from marketplace.content.front import forget
from marketplace.content.models import HomePage
from sellers.accounts.actions.suspend_at_once import suspend_at_once
from sellers.accounts.models import Enforcement
from sellers.offers.models import Offer
from tests.factories.offers import offer
from tests.factories.people import editor, officer, signed_in

pytestmark = pytest.mark.django_db
# All that a page may ask the database, whoever looks.
MOST_QUERIES = 8


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    forget()


def put_into_home(*offers: Offer, heading: str = "Đang mùa") -> HomePage:
    home = HomePage.objects.get(locale__language_code="vi")
    home.body = [("live_offers", {"heading": heading, "text": "", "offers": list(offers)})]
    home.save_revision().publish()
    return home


def test_home_shows_search_categories_and_newest_offers(client: Client) -> None:
    made = offer(title="Mãng cầu ta loại một")
    page = client.get("/").content.decode()
    assert 'role="search"' in page
    assert made.category.name in page
    assert "Mãng cầu ta loại một" in page


def test_the_first_claim_is_spelt_as_every_other_room_and_an_editors_is_left(client: Client) -> None:
    assert "Đặc sản và hàng hoá Tây Ninh" in client.get("/").content.decode()
    migration = import_module("marketplace.content.migrations.0006_goods_spelt_alike")
    for claim, left in ((migration.MIGRATED, migration.CLAIM), ("Hàng hóa của chúng tôi", "Hàng hóa của chúng tôi")):
        HomePage.objects.filter(locale__language_code="vi").update(claim=claim)
        migration.spell(apps, None)
        assert HomePage.objects.get(locale__language_code="vi").claim == left


def test_empty_exchange_has_a_home_page(client: Client) -> None:
    response = client.get("/")
    assert response.status_code == 200
    assert reverse("registration_start") in response.content.decode()


def test_chosen_offers_are_shown_with_their_price_of_now(client: Client) -> None:
    made = offer(title="Bánh tráng phơi sương")
    put_into_home(made)
    Offer.objects.filter(pk=made.pk).update(price=71_000, revision=made.revision + 1)
    assert "71.000" in client.get("/").content.decode()


def test_offer_of_a_suspended_seller_disappears_from_the_home_page(client: Client) -> None:
    made = offer(title="Muối tôm loại đặc biệt")
    put_into_home(made)
    assert "Muối tôm loại đặc biệt" in client.get("/").content.decode()
    suspend_at_once(made.seller, by=officer(), ground=Enforcement.Ground.SERIOUS, reason="Vi phạm nghiêm trọng")
    assert "Muối tôm loại đặc biệt" not in client.get("/").content.decode()


def test_home_page_needs_the_same_queries_for_few_and_many_offers(client: Client, django_assert_max_num_queries: object) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    put_into_home(*[offer() for _ in range(3)])
    client.get("/")
    forget()
    with CaptureQueriesContext(connection) as few:
        client.get("/")
    put_into_home(*[offer() for _ in range(12)])
    client.get("/")
    forget()
    with CaptureQueriesContext(connection) as many:
        client.get("/")
    assert len(many) <= len(few)


def test_home_page_takes_few_queries(client: Client, django_assert_max_num_queries: Any) -> None:
    """As it is for nearly every visitor: what a process keeps for a moment has been read."""
    put_into_home(*[offer() for _ in range(12)])
    client.get("/")
    with django_assert_max_num_queries(MOST_QUERIES):
        assert client.get("/").status_code == 200


def test_editor_finds_an_offer_without_tone_marks_in_the_chooser(drain_jobs: object) -> None:
    offer(title="Nón lá Ninh Sơn")
    offer(title="Chiếu cói")
    call_command("rebuild_search", verbosity=0)
    page = signed_in(editor()).get("/cms/offer-chooser/results/", {"q": "non la"})
    assert page.status_code == 200
    assert "Nón lá" in page.content.decode()
    assert "Chiếu cói" not in page.content.decode()


def test_buyer_and_officer_may_not_edit_pages() -> None:
    home = HomePage.objects.get(locale__language_code="vi")
    response = signed_in(officer()).get(f"/cms/pages/{home.pk}/edit/")
    assert response.status_code in {302, 403}


def test_editor_changes_the_home_page() -> None:
    home = HomePage.objects.get(locale__language_code="vi")
    client = signed_in(editor())
    made = offer(title="Khăn rằn dệt tay")
    body = {
        "title": home.title,
        "slug": home.slug,
        "claim": "Chợ quê trên mạng",
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "live_offers",
        "body-0-value-heading": "Hàng mới",
        "body-0-value-text": "",
        "body-0-value-offers-count": "1",
        "body-0-value-offers-0-deleted": "",
        "body-0-value-offers-0-order": "0",
        "body-0-value-offers-0-type": "item",
        "body-0-value-offers-0-value": str(made.pk),
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "action-publish": "1",
    }
    response = client.post(f"/cms/pages/{home.pk}/edit/", body)
    assert response.status_code == 302, json.dumps(str(getattr(response, "context", "") and response.context["form"].errors))
    page = Client().get("/").content.decode()
    assert "Chợ quê trên mạng" in page
    assert "Khăn rằn dệt tay" in page
