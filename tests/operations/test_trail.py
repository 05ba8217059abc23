"""The audit trail of a seller in the console, beyond himself: his offers and his orders."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from marketplace.commerce.order.lifecycle import OrderState
from marketplace.lifecycles import lifecycles
from marketplace.operations.sellers.words import SAID
from sellers.accounts.models import Seller
from sellers.offers.actions.change_terms import change_terms
from sellers.offers.models import Offer
from tests.factories.commerce import order
from tests.factories.offers import category, offer
from tests.factories.people import officer, person, signed_in
from tests.factories.sellers import seller


def url(name: str, of: Seller) -> str:
    return reverse(f"console:{name}", args=[of.public_id])


@pytest.fixture
def desk(db: None) -> Client:
    return signed_in(officer(full_name="Lê Thị Trực"))


def test_trail_tells_of_offers_with_what_changed(desk: Client) -> None:
    owner = person()
    live = offer(seller=seller(owner=owner), title="Mật ong rừng", price=Decimal(100_000))
    change_terms(offer=live, by=owner, price=Decimal(120_000))
    offer(title="Hàng của người khác")
    page = desk.get(url("seller_trail", live.seller), {"phan": "chao-ban"})
    newest = page.context["page"].object_list[0][0]
    assert (newest.of, newest.who, newest.action) == ("Mật ong rừng", owner, "offer.change_terms")
    assert ("100.000", "120.000") in [(change.before, change.after) for change in newest.changes]
    text = page.content.decode()
    assert reverse("console:offer", args=[live.pk]) in text
    assert "Hàng của người khác" not in text


def test_trail_tells_of_orders_in_whose_name_they_were_moved(desk: Client) -> None:
    of, buyer = seller(), person(full_name="Người Mua Kín Tiếng")
    mine, other = order(OrderState.CANCELLED, of=of.partner, buyer=buyer), order()
    page = desk.get(url("seller_trail", of), {"phan": "don-hang"})
    newest = page.context["page"].object_list[0][0]
    assert (newest.of, newest.who, newest.reason) == (mine.number, None, "Đặt nhầm")
    text = page.content.decode()
    assert str(newest.actor) in text
    assert "Người Mua Kín Tiếng" not in text
    assert other.number not in text
    # Its page opens to officers only once it was passed on to them.
    link = reverse("console:order", args=[mine.number])
    assert (link in text) == (desk.get(link).status_code == 200)


@pytest.mark.parametrize("part", ["chao-ban", "don-hang"])
def test_a_page_of_a_long_trail_costs_no_more_than_a_short_one(desk: Client, part: str) -> None:
    counts = []
    for number in (1, 12):
        of = seller()
        for _each in range(number):
            change_terms(offer=offer(seller=of), by=of.members.get(), price=Decimal(70_000))
            order(OrderState.CONFIRMED, of=of.partner)
        with CaptureQueriesContext(connection) as captured:
            assert len(desk.get(url("seller_trail", of), {"phan": part}).context["page"].object_list) >= number
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_every_action_of_the_trail_has_words() -> None:
    traced = ("registration", "seller", "enforcement", "offer")
    actions = {f"{name}.{action}" for name in traced for action in lifecycles()[name].actions()}
    assert actions - SAID.keys() == set()


def test_changes_are_told_for_people_and_not_for_machines(desk: Client) -> None:
    owner, other = person(), category("Trái cây")
    live = offer(seller=seller(owner=owner), title="Mãng cầu")
    Offer.objects.filter(pk=live.pk).update(category=other, reminded_at=timezone.now(), revision=7)
    entry, words = desk.get(url("seller_trail", live.seller), {"phan": "chao-ban"}).context["page"].object_list[0]
    assert [(str(change.field), change.after) for change in entry.changes] == [("danh mục", "Trái cây")]
    assert str(words) == "Thay đổi"
