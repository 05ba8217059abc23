"""Checkout as a buyer meets it: one page, few fields, nothing charged that was not shown."""

import json
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from marketplace.commerce.basket.models import Basket, Line
from marketplace.commerce.checkout.terms import Terms
from marketplace.commerce.order.models import Order, OrderGroup
from marketplace.commerce.partner.models import Partner, StockRecord
from sellers.accounts.actions.reinstate_seller import reinstate_seller
from sellers.accounts.actions.suspend_at_once import suspend_at_once
from sellers.accounts.models import Enforcement
from tests.design.refusals import send
from tests.factories.commerce import basket as basket_of
from tests.factories.commerce import goods, partner, purchase
from tests.factories.people import officer, person, sign_in, signed_in
from tests.factories.sellers import commune, seller
from tests.plugins.proofs import scaled

pytestmark = pytest.mark.django_db
CHECKOUT = "/thanh-toan/"


def fill(client: Client, *records: StockRecord) -> None:
    for record in records:
        client.post(reverse("basket_add", args=[record.offer_id]), {"quantity": 1})


def hidden(html: str, name: str) -> str:
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', html)
    assert found, name
    return found.group(1).replace("&quot;", '"').replace("&amp;", "&")


def answers(client: Client, *records: StockRecord, **changes: Any) -> dict[str, Any]:
    html = client.get(CHECKOUT).content.decode()
    place = commune()
    return {
        "phone": "0912 345 678",
        "name": "Trần Văn Mua",
        "commune": str(place),
        "commune_code": place.pk,
        "street": "Số 12, đường Cách Mạng Tháng Tám",
        "note": "Gọi trước khi giao",
        "email": "",
        "terms": hidden(html, "terms"),
        "ticket": hidden(html, "ticket"),
        **{f"way_{record.partner_id}": "delivery" for record in records},
        **changes,
    }


def test_a_guest_orders_from_two_sellers_on_one_page(client):
    first, second = goods(price=50_000), goods(price=70_000)
    fill(client, first, second)
    answer = client.post(CHECKOUT, answers(client, first, second))
    group = OrderGroup.objects.get()
    assert answer.status_code == 302
    assert answer.url == f"/don-hang/theo-doi/{group.token}/"
    assert group.phone == "+84912345678"
    assert group.total == 50_000 + 70_000 + 2 * 30_000
    assert group.orders.count() == 2
    assert {order.note for order in group.orders.all()} == {"Gọi trước khi giao"}


def test_the_commune_is_remembered_for_the_session_and_only_when_something_is_delivered(client):
    fetched, delivered = goods(), goods()
    fill(client, fetched)
    client.post(CHECKOUT, answers(client, fetched, **{f"way_{fetched.partner_id}": "pickup"}))
    assert "commune" not in client.session
    fill(client, delivered)
    client.post(CHECKOUT, answers(client, delivered))
    assert client.session["commune"] == commune().pk


def test_at_most_eight_required_fields_are_visible_and_the_phone_comes_first(client):
    records = [goods() for _ in range(3)]
    fill(client, *records)
    form = client.get(CHECKOUT).context["form"]
    chosen_already = {field.name for field in form.visible_fields() if field.name.startswith("way_") and field.value()}
    assert len(chosen_already) == 3
    to_fill_in = [field.name for field in form.visible_fields() if field.name not in chosen_already | {"note", "email"}]
    assert len(to_fill_in) <= 8
    assert to_fill_in == ["phone", "name", "commune", "street"]


def test_the_total_is_said_in_words(client):
    fill(client, goods(price=50_000))
    assert "Tám mươi nghìn đồng" in client.get(CHECKOUT).content.decode()


def test_sending_the_form_again_leads_to_the_same_purchase(client):
    record = goods()
    fill(client, record)
    said = answers(client, record)
    first, again = client.post(CHECKOUT, said), client.post(CHECKOUT, said)
    assert first.url == again.url
    assert Order.objects.count() == 1


def test_another_tab_of_the_same_basket_leads_to_the_same_purchase(client):
    record = goods()
    fill(client, record)
    one, other = answers(client, record), answers(client, record)
    assert client.post(CHECKOUT, one).url == client.post(CHECKOUT, other).url
    assert Order.objects.count() == 1


def test_the_form_of_a_purchase_leads_to_it_whatever_has_been_put_into_the_basket_since(client):
    record, more = goods(), goods()
    fill(client, record)
    said = answers(client, record)
    placed = client.post(CHECKOUT, said)
    fill(client, more)
    assert client.post(CHECKOUT, said).url == placed.url
    assert [line.stockrecord for line in Basket.open.get().lines.all()] == [more]
    assert client.post(CHECKOUT, answers(client, more)).url != placed.url
    assert Order.objects.count() == 2


def test_the_form_of_a_guests_purchase_leads_to_it_after_he_signed_in(client):
    record = goods()
    fill(client, record)
    said = answers(client, record)
    placed = client.post(CHECKOUT, said)
    sign_in(client, person())
    assert client.post(CHECKOUT, said).url == placed.url
    assert Order.objects.count() == 1


def test_nobody_finds_anothers_purchase_by_a_made_up_ticket(client):
    theirs = purchase()
    record = goods()
    fill(client, record)
    answer = client.post(CHECKOUT, answers(client, record, ticket=json.dumps([theirs.basket_id, 0])))
    assert answer.status_code == 409
    assert theirs.token not in answer.content.decode()
    assert OrderGroup.objects.count() == 1


def test_what_is_picked_up_needs_no_address(client):
    record = goods(price=50_000)
    fill(client, record)
    said = answers(client, record, **{f"way_{record.partner_id}": "pickup", "commune": "", "commune_code": "", "street": ""})
    assert client.post(CHECKOUT, said).status_code == 302
    assert OrderGroup.objects.get().total == 50_000


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("phone", ""),
        ("phone", "12345"),
        ("phone", "0912 345 67"),
        ("phone", "không có"),
        ("name", ""),
        ("name", "   "),
        ("name", "x" * 151),
        ("commune", ""),
        ("commune", "Atlantis"),
        ("street", ""),
        ("street", "a\x00b"),
        ("name", "a\x00b"),
        ("note", "a\x00b"),
        ("email", "khong-phai-email"),
        ("note", "x" * 301),
    ],
)
def test_bad_input_gets_a_message_beside_its_field_and_keeps_the_rest(client, field, typed):
    record = goods()
    fill(client, record)
    said = answers(client, record, **({field: typed, "commune_code": ""} if field == "commune" else {field: typed}))
    answer = send(lambda: client.post(CHECKOUT, said), said, may_change=(OrderGroup, Order, Basket, Line, StockRecord))
    assert answer.status_code == 200
    assert set(answer.context["form"].errors) == {field}


text = st.text(st.characters(blacklist_categories=["Cs"]), max_size=320)


def anything_or(usual):
    return st.just(usual) | text | st.sampled_from(["", " ", "\0", "x\0y", "a" * 5000])


USUAL = {"phone": "0912 345 678", "name": "Trần Văn Mua", "street": "Số 12", "note": "Gọi trước", "email": "mua@example.vn"}
TYPED = {name: anything_or(usual) for name, usual in USUAL.items()} | {"commune": text, "commune_code": text, "way": anything_or("pickup")}


@given(said=st.fixed_dictionaries(TYPED))
@settings(max_examples=scaled(25, 300), deadline=None)
def test_whatever_is_typed_is_taken_or_refused_beside_its_field(said):
    client = Client(raise_request_exception=True)
    record = goods()
    fill(client, record)
    before = OrderGroup.objects.count()
    way = {f"way_{record.partner_id}": said.pop("way")}
    form = answers(client, record, **said, **way)
    answer = send(lambda: client.post(CHECKOUT, form), said | way, may_change=(OrderGroup, Order, Basket, Line, StockRecord))
    assert answer.status_code in {200, 302}
    assert OrderGroup.objects.count() - before == (answer.status_code == 302)
    StockRecord.objects.filter(pk=record.pk).update(is_for_sale=False)


HOSTILE_TERMS = st.sampled_from(
    [
        *("null", "[]", "[" * 20_000, '{"goods":' * 2_000, '{"goods":{},"charges":{}}', '{"goods":[],"charges":1}'),
        *(
            '{"goods":{"LINE":SEEN},"charges":{}}'.replace("SEEN", seen)
            for seen in (
                '"x"',
                "[Infinity,1]",
                "[1,NaN]",
                f"[1,{'9' * 40}]",
                "[1e99,1]",
                "[true,1]",
                "[-1,-1]",
                "[1]",
                "[[],{}]",
                '["1","1"]',
            )
        ),
    ]
)


@given(terms=text | HOSTILE_TERMS, ticket=text)
@settings(max_examples=scaled(20, 200), deadline=None)
def test_whatever_stands_in_the_hidden_fields_orders_nothing_but_what_was_shown(terms, ticket):
    client = Client(raise_request_exception=True)
    record = goods()
    fill(client, record)
    said = answers(client, record)
    own_line = str(Line.objects.get(stockrecord=record).pk)
    for changed in ({"terms": terms.replace("LINE", own_line)}, {"ticket": ticket}):
        assert client.post(CHECKOUT, said | changed).status_code == 409
    assert not OrderGroup.objects.filter(orders__lines__stockrecord=record).exists()


@pytest.mark.parametrize("seen", ["[Infinity,1]", f"[1,{'9' * 40}]"])
def test_numbers_that_nothing_costs_are_terms_that_nobody_was_shown(client, seen):
    record = goods(title="Muối tôm")
    fill(client, record)
    terms = f'{{"goods":{{"{Line.objects.get().pk}":{seen}}},"charges":{{}}}}'
    answer = client.post(CHECKOUT, answers(client, record, terms=terms))
    assert answer.status_code == 409
    assert "Muối tôm" in answer.content.decode()
    assert not OrderGroup.objects.exists()


def test_brackets_nested_by_the_thousand_are_no_terms():
    assert Terms.read("[" * 20_000) is None


@pytest.mark.parametrize(
    "field", ["total", "price", "status", "partner", "charge", "shipping_incl_tax", "is_trading", "buyer", "user", "token"]
)
def test_nothing_but_the_form_decides(client, field):
    record = goods(price=50_000)
    fill(client, record)
    client.post(CHECKOUT, answers(client, record, **{field: "1"}))
    order = Order.objects.get()
    assert (order.total_incl_tax, order.status, order.partner, order.user) == (80_000, "new", record.partner, None)


def test_a_price_that_changed_is_shown_before_it_is_charged(client):
    record = goods(title="Muối tôm", price=45_000)
    fill(client, record)
    said = answers(client, record)
    StockRecord.objects.filter(pk=record.pk).update(price=60_000)
    answer = client.post(CHECKOUT, said)
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "60.000" in shown
    assert "45.000" in shown
    assert not OrderGroup.objects.exists()
    agreed = said | {"terms": hidden(shown, "terms"), "ticket": hidden(shown, "ticket")}
    assert client.post(CHECKOUT, agreed).status_code == 302
    assert OrderGroup.objects.get().total == 90_000


def test_a_seller_suspended_meanwhile_is_named_and_the_rest_can_be_ordered(client):
    stopped = partner()
    gone, fine = goods(of=stopped, title="Mật ong rừng"), goods(price=50_000)
    fill(client, gone, fine)
    said = answers(client, gone, fine)
    Partner.objects.filter(pk=stopped.pk).update(is_trading=False)
    answer = client.post(CHECKOUT, said)
    assert answer.status_code == 409
    assert "Mật ong rừng" in answer.content.decode()
    assert not OrderGroup.objects.exists()


@pytest.mark.parametrize("as_guest", [True, False])
def test_goods_left_out_of_an_order_stay_in_the_basket_until_they_can_be_ordered(client, as_guest):
    stopped = seller()
    honey, sold_out, fine = goods(of=stopped.partner, title="Mật ong rừng"), goods(title="Muối tôm"), goods()
    if not as_guest:
        sign_in(client, person())
    fill(client, honey, sold_out, fine)
    clerk = officer()
    suspend_at_once(stopped, by=clerk, ground=Enforcement.Ground.SERIOUS, reason="Bán hàng giả.")
    StockRecord.objects.filter(pk=sold_out.pk).update(num_in_stock=0)
    assert "vẫn còn trong giỏ" in client.get(CHECKOUT).content.decode()
    client.post(CHECKOUT, answers(client, fine))
    assert [line.stockrecord for line in OrderGroup.objects.get().orders.get().lines.all()] == [fine]
    assert [item.title for item in client.get(reverse("basket")).context["now"].left_out] == ["Mật ong rừng", "Muối tôm"]
    reinstate_seller(stopped, by=clerk, reason="Đã khắc phục.")
    assert client.post(CHECKOUT, answers(client, honey)).status_code == 302
    assert [line.stockrecord for line in Order.objects.of(stopped.partner).get().lines.all()] == [honey]
    assert [line.stockrecord for line in Basket.open.get().lines.all()] == [sold_out]


def test_nothing_to_order_leads_back_to_the_basket(client):
    assert client.get(CHECKOUT).url == reverse("basket")
    assert client.post(CHECKOUT, {}).url == reverse("basket")


def test_a_signed_in_buyer_types_nothing_again():
    buyer = person(full_name="Lê Thị Mua")
    purchase(buyer=buyer, street="Số 7, đường 30/4")
    basket_of((goods(), 1), owner=buyer)
    initial = signed_in(buyer).get(CHECKOUT).context["form"].initial
    assert initial["phone"] == buyer.phone
    assert initial["name"] == "Lê Thị Mua"
    assert initial["street"] == "Số 7, đường 30/4"
    assert initial["commune"] == commune()


def test_sending_without_a_token_is_refused():
    client = Client(enforce_csrf_checks=True)
    buyer = person()
    line = basket_of((goods(), 1), owner=buyer).lines.get()
    client.force_login(buyer)
    for address in (CHECKOUT, reverse("basket_remove", args=[line.pk]), reverse("basket_change", args=[line.pk])):
        assert client.post(address, {"quantity": 2}).status_code == 403
    assert Line.objects.get().quantity == 1


def test_looking_at_checkout_changes_nothing(client):
    record = goods()
    fill(client, record)
    client.get(CHECKOUT)
    assert Basket.objects.get().status == Basket.OPEN
    assert not OrderGroup.objects.exists()


@pytest.mark.parametrize("rows", [3, 30])
def test_the_page_takes_as_many_queries_for_thirty_lines_as_for_three(rows, django_assert_max_num_queries):
    buyer = person()
    basket_of(*[(goods(), 1) for _ in range(rows)], owner=buyer)
    client = signed_in(buyer)
    with django_assert_max_num_queries(9):
        assert client.get(CHECKOUT).status_code == 200


def test_the_whole_purchase_from_two_sellers_takes_few_queries(client, django_assert_max_num_queries):
    """From the first press on "into the basket" to the purchase; with everything that is only read once per process."""
    first, second = goods(), goods()
    with django_assert_max_num_queries(130):
        fill(client, first, second)
        said = answers(client, first, second)
        with django_assert_max_num_queries(70):
            client.post(CHECKOUT, said)
    assert Order.objects.count() == 2
