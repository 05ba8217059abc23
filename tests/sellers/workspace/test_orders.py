"""A seller and his orders: his own only, moved by buttons, or confirmed by a link that says nothing it need not."""

import dataclasses
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from marketplace.commerce.order.lifecycle import OrderState
from marketplace.commerce.order.links import LIFETIME, confirmation_url
from marketplace.commerce.order.models import Order
from marketplace.commerce.shipping.codes import PICKUP
from sellers.accounts.models import Seller, SellerMember
from tests.factories.commerce import goods, order, purchase
from tests.factories.people import person, signed_in
from tests.factories.sellers import member, seller

pytestmark = pytest.mark.django_db


@dataclasses.dataclass
class Shop:
    seller: Seller
    client: Client

    def page(self, subject: Order) -> str:
        return reverse("workspace:order", args=[subject.number])

    def press(self, subject: Order, action: str, text: str = ""):
        return self.client.post(reverse("workspace:order_act", args=[subject.number, action]), {"text": text})


@pytest.fixture
def shop() -> Shop:
    owner = person()
    return Shop(seller(owner=owner), signed_in(owner))


@pytest.fixture
def rival() -> Shop:
    owner = person()
    return Shop(seller(owner=owner), signed_in(owner))


def test_of_a_purchase_from_two_sellers_each_sees_his_part_alone(shop, rival):
    ours, theirs = goods(of=shop.seller.partner, title="Bánh của ta"), goods(of=rival.seller.partner, title="Mật của họ")
    group = purchase((ours, 1), (theirs, 1), street="Số 99, đường Bí Mật")
    mine, other = Order.objects.of(shop.seller.partner).get(), Order.objects.of(rival.seller.partner).get()
    for address in (reverse("workspace:orders"), shop.page(mine), reverse("workspace:home")):
        shown = shop.client.get(address).content.decode()
        assert mine.number in shown
        assert other.number not in shown
        assert "Mật của họ" not in shown
        assert rival.seller.name not in shown
    assert "Số 99, đường Bí Mật" in shop.client.get(shop.page(mine)).content.decode()
    assert group.orders.count() == 2


def test_a_strangers_order_is_not_found_and_cannot_be_moved(shop, rival):
    theirs = order(of=rival.seller.partner)
    assert shop.client.get(shop.page(theirs)).status_code == 404
    for action in ("xac-nhan", "gui-hang", "da-giao", "tu-choi", "huy"):
        assert shop.press(theirs, action, "x").status_code == 404
    assert Order.objects.get(pk=theirs.pk).status == OrderState.NEW


def test_an_order_goes_from_new_to_delivered_by_its_buttons(shop):
    subject = order(of=shop.seller.partner)
    for action, state in (("xac-nhan", OrderState.CONFIRMED), ("gui-hang", OrderState.SHIPPED), ("da-giao", OrderState.DELIVERED)):
        assert shop.press(subject, action, "Xe nhà").status_code == 302
        subject.refresh_from_db()
        assert subject.status == state
    assert subject.carrier == "Xe nhà"
    assert subject.status_changes.filter(by__memberships__seller=shop.seller).count() == 3


def test_goods_to_be_picked_up_are_made_ready_instead_of_sent(shop):
    subject = purchase((goods(of=shop.seller.partner), 1), ways={shop.seller.partner.pk: PICKUP}).orders.get()
    shop.press(subject, "xac-nhan")
    shown = shop.client.get(shop.page(subject)).content.decode()
    assert "san-sang" in shown
    assert "gui-hang" not in shown


@pytest.mark.parametrize(
    ("state", "action"), [(OrderState.NEW, "tu-choi"), (OrderState.CONFIRMED, "huy"), (OrderState.SHIPPED, "khong-nhan")]
)
def test_turning_an_order_down_takes_a_reason(shop, state, action):
    subject = order(state, of=shop.seller.partner)
    for no_reason in ("", "a\0b"):
        refused = shop.press(subject, action, no_reason)
        assert refused.status_code == 422
        assert len(refused.context["tried"].errors["text"]) == 1
    assert Order.objects.get(pk=subject.pk).status == state
    assert shop.press(subject, action, "Hết hàng mất rồi").status_code == 302
    subject.refresh_from_db()
    assert subject.was_called_off
    assert subject.status_changes.order_by("-pk").first().reason == "Hết hàng mất rồi"


@pytest.mark.parametrize("state", OrderState.values)
@pytest.mark.parametrize("action", ["xac-nhan", "gui-hang", "san-sang", "da-giao", "khong-nhan", "tu-choi", "huy"])
def test_every_button_in_every_state_moves_the_order_or_says_why_not(shop, state, action):
    subject = order(state, of=shop.seller.partner)
    answer = shop.press(subject, action, "Lý do")
    assert answer.status_code == 302
    assert shop.client.get(answer.url).status_code == 200


def test_an_unknown_button_is_not_found(shop):
    assert shop.press(order(of=shop.seller.partner), "complete").status_code == 404


def test_the_list_is_searched_by_number_name_and_phone(shop):
    first = purchase((goods(of=shop.seller.partner), 1), name="Phạm Thị Tìm", phone="+84977123456").orders.get()
    second = order(of=shop.seller.partner)
    for typed in (first.number, "thị tìm", "0977 123 456", "977123"):
        shown = shop.client.get(reverse("workspace:orders"), {"q": typed}).content.decode()
        assert first.number in shown
        assert second.number not in shown


@pytest.mark.parametrize("rows", [3, 30])
def test_the_list_takes_as_many_queries_for_thirty_orders_as_for_three(shop, rows, django_assert_max_num_queries):
    for _ in range(rows):
        order(of=shop.seller.partner)
    for address in (reverse("workspace:orders"), reverse("workspace:home")):
        with django_assert_max_num_queries(14):
            assert shop.client.get(address).status_code == 200


def test_a_suspended_seller_still_fulfils_his_orders(shop):
    subject = order(OrderState.CONFIRMED, of=shop.seller.partner)
    shop.seller.partner.is_trading = False
    shop.seller.partner.save()
    assert subject.number in shop.client.get(reverse("workspace:orders"), {"viec": "gui-hang"}).content.decode()
    shop.press(subject, "gui-hang", "")
    assert Order.objects.get(pk=subject.pk).status == OrderState.SHIPPED


def test_staff_work_on_orders_too(shop):
    helper = member(shop.seller, SellerMember.Role.STAFF)
    subject = order(of=shop.seller.partner)
    Shop(shop.seller, signed_in(helper)).press(subject, "xac-nhan")
    assert Order.objects.get(pk=subject.pk).status == OrderState.CONFIRMED


class TestTheSignedLink:
    def test_opening_it_changes_nothing_and_its_button_confirms(self, client):
        subject = order()
        address = confirmation_url(subject)
        assert client.get(address).status_code == 200
        assert client.head(address).status_code == 200
        assert Order.objects.get(pk=subject.pk).status == OrderState.NEW
        assert client.post(address).status_code == 200
        assert Order.objects.get(pk=subject.pk).status == OrderState.CONFIRMED

    def test_it_tells_no_address_and_no_phone(self, client):
        subject = purchase((goods(), 1), street="Số 99, đường Bí Mật", phone="+84977123456", name="Phạm Thị Kín").orders.get()
        answer = client.get(confirmation_url(subject))
        shown = answer.content.decode()
        for secret in ("Bí Mật", "977", "Thị Kín", subject.group.token):
            assert secret not in shown
        assert answer["Referrer-Policy"] == "strict-origin"

    def test_the_second_press_says_how_the_order_stands(self, client):
        subject = order(OrderState.CANCELLED)
        assert str(subject.state_label) in client.post(confirmation_url(subject)).content.decode()
        assert Order.objects.get(pk=subject.pk).status == OrderState.CANCELLED

    def test_old_and_made_up_links_do_nothing(self, client):
        subject = order()
        address = confirmation_url(subject)
        assert client.post(reverse("order_confirm", args=["made.up.token.x"])).status_code == 404
        with time_machine.travel(timezone.now() + LIFETIME + timedelta(minutes=1)):
            assert client.post(address).status_code == 410
        assert Order.objects.get(pk=subject.pk).status == OrderState.NEW

    def test_it_wants_the_forms_own_token(self):
        subject = order()
        assert Client(enforce_csrf_checks=True).post(confirmation_url(subject)).status_code == 403
        assert Order.objects.get(pk=subject.pk).status == OrderState.NEW
