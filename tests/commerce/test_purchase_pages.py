"""What a buyer sees after ordering: his purchases, what happens next, and the way back."""

import re

import pytest
from django.urls import reverse
from django.utils.translation import override

from marketplace.commerce.order.lifecycle import Actor, OrderState
from marketplace.commerce.order.models import Order, OrderStatusChange
from marketplace.commerce.order.words import said_of
from tests.design.refusals import is_vietnamese, send
from tests.factories.commerce import goods, order, partner, purchase
from tests.factories.people import person, signed_in

pytestmark = pytest.mark.django_db


def test_the_page_opens_by_its_link_alone_and_is_kept_from_search_engines_and_caches(client):
    group = purchase((goods(title="Muối tôm"), 2))
    answer = client.get(group.get_absolute_url())
    assert "Muối tôm" in answer.content.decode()
    assert "noindex" in answer["X-Robots-Tag"]
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("token", ["x" * 32, "1", "0"])
def test_a_guessed_link_opens_nothing(client, token):
    purchase()
    assert client.get(reverse("purchase", args=[token])).status_code == 404


def test_it_says_what_comes_next_and_until_when(client):
    subject = order()
    steps = client.get(subject.group.get_absolute_url()).context["orders"][0][1]
    assert [step.state for step in steps] == ["done", "now", "later", "later", "later"]
    assert steps[1].note


@pytest.mark.parametrize("state", OrderState.values)
def test_every_state_has_its_page(client, state):
    subject = order(state)
    shown = client.get(subject.group.get_absolute_url()).content.decode()
    assert str(subject.state_label) in shown
    assert ("/huy/" in shown) == subject.can_be_called_off
    assert ("/da-nhan/" in shown) == (state == OrderState.DELIVERED)


def test_a_buyer_cancels_after_being_asked(client):
    subject = order(OrderState.CONFIRMED)
    address = reverse("order_call_off", args=[subject.group.token, subject.number])
    assert client.get(address).status_code == 200
    assert Order.objects.get(pk=subject.pk).can_be_cancelled
    client.post(address, {"reason": "Đặt nhầm"})
    subject.refresh_from_db()
    assert subject.was_called_off
    assert subject.status_changes.get(new_status=OrderState.CANCELLED).reason == "Đặt nhầm"


@pytest.mark.parametrize(
    ("state", "actor", "said"),
    [
        (OrderState.CANCELLED, Actor.BUYER, "Cancelled by the buyer"),
        (OrderState.CANCELLED, Actor.SELLER, "Cancelled by the seller"),
        (OrderState.CANCELLED, Actor.EXCHANGE, "Cancelled by the exchange"),
        (OrderState.REFUSED, Actor.BUYER, "Refused by the buyer"),
        (OrderState.REFUSED, Actor.SELLER, "Refused by the seller"),
    ],
)
def test_who_called_an_order_off_is_said_in_whole_words(state, actor, said):
    change = OrderStatusChange(new_status=state, actor=actor)
    with override("en"):
        assert str(said_of(Order(), change)) == said
    with override("vi"):
        assert is_vietnamese(str(said_of(Order(), change)), {})


@pytest.mark.parametrize("typed", ["", "a\0b", "x" * 301])
def test_a_reason_that_cannot_be_taken_is_said_once_beside_its_field(client, typed):
    subject = order(OrderState.SHIPPED)
    address, said = reverse("order_call_off", args=[subject.group.token, subject.number]), {"reason": typed}
    answer = send(lambda: client.post(address, said), said, may_change=(Order, OrderStatusChange))
    assert answer.status_code == 200


def test_goods_on_their_way_are_refused_with_a_reason_only(client):
    subject = order(OrderState.SHIPPED)
    address = reverse("order_call_off", args=[subject.group.token, subject.number])
    assert client.post(address, {"reason": ""}).context["form"].errors
    assert not Order.objects.get(pk=subject.pk).was_called_off
    client.post(address, {"reason": "Hàng vỡ"})
    assert Order.objects.get(pk=subject.pk).status == OrderState.REFUSED


@pytest.mark.parametrize("state", [OrderState.DELIVERED, OrderState.COMPLETED, OrderState.CANCELLED])
def test_too_late_to_call_off_is_said_and_changes_nothing(client, state):
    subject = order(state)
    for answer in (client.get, client.post):
        assert answer(reverse("order_call_off", args=[subject.group.token, subject.number])).url == subject.group.get_absolute_url()
    assert Order.objects.get(pk=subject.pk).status == state


def test_a_buyer_says_that_all_is_well(client):
    subject = order(OrderState.DELIVERED)
    client.post(reverse("order_received", args=[subject.group.token, subject.number]))
    assert Order.objects.get(pk=subject.pk).status == OrderState.COMPLETED


def test_one_purchases_link_does_not_move_anothers_orders(client):
    mine, theirs = order(), order()
    for name in ("order_call_off", "order_received"):
        assert client.post(reverse(name, args=[mine.group.token, theirs.number]), {"reason": "x"}).status_code == 404
    assert Order.objects.get(pk=theirs.pk).status == OrderState.NEW


def test_my_orders_shows_mine_and_nobody_elses():
    me, other = person(), person()
    purchase((goods(title="Của tôi"), 1), buyer=me)
    purchase((goods(title="Mua lúc chưa đăng nhập"), 1), phone=me.phone)
    purchase((goods(title="Của người khác"), 1), buyer=other)
    shown = signed_in(me).get(reverse("my_orders")).content.decode()
    assert "Của tôi" in shown
    assert "Mua lúc chưa đăng nhập" in shown
    assert "Của người khác" not in shown


def test_my_orders_asks_guests_to_sign_in(client):
    assert "/accounts/login" in client.get(reverse("my_orders")).url


@pytest.mark.parametrize("rows", [3, 30])
def test_my_orders_takes_as_many_queries_for_thirty_as_for_three(rows, django_assert_max_num_queries):
    me = person()
    for _ in range(rows):
        purchase((goods(), 1), (goods(), 1), buyer=me)
    client = signed_in(me)
    with django_assert_max_num_queries(13):
        assert client.get(reverse("my_orders")).status_code == 200


@pytest.mark.parametrize("sellers", [1, 6])
def test_the_page_of_a_purchase_takes_as_many_queries_for_six_sellers_as_for_one(client, sellers, django_assert_max_num_queries):
    group = purchase(*[(goods(), 1) for _ in range(sellers)])
    with django_assert_max_num_queries(7):
        client.get(group.get_absolute_url())


def test_open_orders_stay_visible_when_the_seller_is_suspended(client):
    shop = partner()
    subject = order(OrderState.CONFIRMED, of=shop)
    shop.is_trading = False
    shop.save()
    shown = client.get(subject.group.get_absolute_url()).content.decode()
    assert subject.number in shown
    assert re.search(r'href="tel:\+84\d+"', shown)
