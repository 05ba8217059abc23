"""The basket as a buyer sees and changes it."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from marketplace.commerce.basket.models import Basket, Line
from marketplace.commerce.partner.models import Partner, StockRecord
from tests.factories.commerce import basket as basket_of
from tests.factories.commerce import goods, partner
from tests.factories.people import person, sign_in, signed_in

pytestmark = pytest.mark.django_db


def put(client: Client, stock: StockRecord, quantity: int | str = 1, **more: str):
    return client.post(reverse("basket_add", args=[stock.offer_id]), {"quantity": quantity, **more})


def page(client: Client) -> str:
    return client.get(reverse("basket")).content.decode()


def test_a_guest_fills_a_basket_that_a_signed_cookie_remembers(client):
    record = goods(title="Muối tôm", price=45_000)
    answer = put(client, record, 2)
    assert answer.url == reverse("basket")
    cookie = answer.cookies["oscar_open_basket"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert "Muối tôm" in page(client)
    assert "90.000" in page(client)


def test_a_forged_cookie_opens_no_other_basket(client):
    theirs = basket_of((goods(title="Của người khác"), 1))
    client.cookies["oscar_open_basket"] = f"{theirs.pk}:forged"
    assert "Của người khác" not in page(client)


def test_goods_are_grouped_by_seller_with_his_delivery_and_payment(client):
    dried, fresh = partner(name="Cơ sở Khô", flat_rate=20_000), partner(name="Cơ sở Tươi", flat_rate=35_000)
    for record in (goods(of=dried), goods(of=fresh), goods(of=dried)):
        put(client, record)
    shown = page(client)
    assert shown.count("<section") == 2
    assert "20.000" in shown
    assert "35.000" in shown


def test_goods_of_a_suspended_seller_are_shown_with_the_reason_and_not_counted(client):
    stopped = partner()
    gone, fine = goods(of=stopped, title="Mật ong", price=99_000), goods(price=50_000)
    put(client, gone)
    put(client, fine)
    Partner.objects.filter(pk=stopped.pk).update(is_trading=False)
    now = client.get(reverse("basket")).context["now"]
    assert now.goods_total == 50_000
    assert [item.title for item in now.left_out] == ["Mật ong"]
    assert now.left_out[0].problem


def test_a_changed_price_is_told(client):
    record = goods(price=45_000)
    put(client, record)
    StockRecord.objects.filter(pk=record.pk).update(price=60_000)
    shown = page(client)
    assert "60.000" in shown
    assert "45.000" in shown


@pytest.mark.parametrize("typed", ["0", "-1", "2147483648", "1e9", "abc", "", "1.5", "NaN", "9" * 400])
def test_impossible_quantities_are_refused_and_change_nothing(client, typed):
    record = goods(left=5)
    put(client, record, 2)
    line = Line.objects.get()
    answer = client.post(reverse("basket_change", args=[line.pk]), {"quantity": typed}, follow=True)
    assert answer.status_code == 200
    assert [message.level_tag for message in answer.context["messages"]][-1] == "error"
    line.refresh_from_db()
    assert line.quantity == 2


def test_more_than_is_left_or_less_than_the_minimum_is_refused(client):
    record = goods(left=5, minimum_quantity=2)
    put(client, record, 1)
    assert not Line.objects.exists()
    put(client, record, 3)
    put(client, record, 3)
    assert Line.objects.get().quantity == 3


def test_without_a_quantity_the_smallest_order_is_added(client):
    put(client, goods(minimum_quantity=4), "")
    assert Line.objects.get().quantity == 4
    assert "Đặt tối thiểu: 4\u00a0kg" in page(client)


def test_of_goods_sold_one_by_one_no_smallest_order_is_told(client):
    put(client, goods())
    assert "Đặt tối thiểu" not in page(client)


def test_a_removal_can_be_taken_back(client):
    put(client, goods(title="Muối tôm"), 3)
    answer = client.post(reverse("basket_remove", args=[Line.objects.get().pk]), follow=True)
    assert not Line.objects.exists()
    undo = re.search(r'action="([^"]*/lay-lai/[^"]+)"', answer.content.decode()).group(1)
    client.post(undo)
    assert Line.objects.get().quantity == 3


def test_a_made_up_undo_puts_nothing_in(client):
    client.post(reverse("basket_undo", args=["WzEsMV0:made:up"]))
    assert not Line.objects.exists()


def test_nobody_changes_a_strangers_basket(client):
    line = basket_of((goods(), 2), owner=person()).lines.get()
    for name in ("basket_change", "basket_remove"):
        assert client.post(reverse(name, args=[line.pk]), {"quantity": 1}).status_code == 404
    line.refresh_from_db()
    assert line.quantity == 2


def test_baskets_are_merged_at_sign_in(client):
    buyer, record, other = person(), goods(), goods()
    basket_of((other, 1), owner=buyer)
    put(client, record, 2)
    sign_in(client, buyer)
    page(client)
    lines = Line.objects.filter(basket__owner=buyer, basket__status=Basket.OPEN)
    assert {line.stockrecord_id: line.quantity for line in lines} == {record.pk: 2, other.pk: 1}


@pytest.mark.parametrize(
    "wanted",
    ["https://evil.example/", "//evil.example", "\\\\evil.example", "javascript:alert(1)", "/\\evil.example", "https:evil.example"],
)
def test_adding_never_leads_to_another_host(client, wanted):
    assert put(client, goods(), 1, next=wanted).url == reverse("basket")


def test_adding_leads_back_to_where_the_buyer_was(client):
    assert put(client, goods(), 1, next="/danh-muc/dac-san/").url == "/danh-muc/dac-san/"


def test_goods_that_nobody_offers_are_not_found(client):
    assert client.post(reverse("basket_add", args=[987_654_321])).status_code == 404


def test_looking_changes_nothing(client):
    assert client.get(reverse("basket_add", args=[goods().offer_id])).status_code == 405
    page(client)
    assert not Basket.objects.exists()


@pytest.mark.parametrize("rows", [3, 30])
def test_the_page_takes_as_many_queries_for_thirty_lines_as_for_three(rows, django_assert_max_num_queries):
    buyer = person()
    basket_of(*[(goods(), 1) for _ in range(rows)], owner=buyer)
    client = signed_in(buyer)
    client.get(reverse("basket"))
    with django_assert_max_num_queries(8):
        assert client.get(reverse("basket")).status_code == 200


def test_who_takes_a_thing_from_a_list_is_told_that_it_is_sold_from_a_quantity_on(client):
    record = goods(title="Mật ong rừng", unit="chai", minimum_quantity=5)
    client.post(reverse("basket_add", args=[record.offer_id]))
    assert "Đã thêm Mật ong rừng vào giỏ hàng: 5\u00a0chai, mức đặt tối thiểu." in page(client)
    put(client, record, 6)
    assert "Đã thêm Mật ong rừng vào giỏ hàng: 6\u00a0chai." in page(client)
