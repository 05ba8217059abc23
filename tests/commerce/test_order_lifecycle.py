"""An order: every state with every action, who may take it, and what becomes of the stock."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from marketplace.commerce.order.actions import cancel_order, complete_order, confirm_order, deliver_order, refuse_order, ship_order
from marketplace.commerce.order.errors import ReasonMissing
from marketplace.commerce.order.lifecycle import ORDER, Actor, OrderState
from marketplace.commerce.order.models import Order
from marketplace.commerce.order.tasks import chase_unconfirmed_orders, complete_delivered_orders
from marketplace.lifecycles import ActionRefused, BusinessError, NotAllowed
from tests.factories.commerce import goods, order, partner, purchase

pytestmark = pytest.mark.django_db

ACTIONS: dict[str, Callable[[Order], Order]] = {
    "confirm": lambda subject: confirm_order(subject, by=None),
    "ship": lambda subject: ship_order(subject, by=None, carrier="Xe nhà"),
    "deliver": lambda subject: deliver_order(subject, by=None),
    "complete": lambda subject: complete_order(subject, by=None, actor=Actor.BUYER),
    "cancel": lambda subject: cancel_order(subject, by=None, actor=Actor.SELLER, reason="Xe hỏng"),
    "refuse": lambda subject: refuse_order(subject, by=None, actor=Actor.SELLER, reason="Khách không nhận"),
}


def figures(subject: Order) -> tuple[int, int]:
    record = subject.lines.get().stockrecord
    return record.num_in_stock, record.num_allocated or 0


def snapshot(subject: Order) -> tuple[object, ...]:
    fresh = Order.objects.get(pk=subject.pk)
    return fresh.status, fresh.carrier, fresh.delivered_at, fresh.status_changes.count(), figures(fresh)


def test_every_action_of_the_table_is_tried_here():
    assert set(ORDER.actions()) == set(ACTIONS)


@pytest.mark.parametrize(("state", "action", "leads_to"), list(ORDER.pairs()))
def test_each_action_leads_on_or_is_refused_and_then_changes_nothing(state, action, leads_to):
    subject = order(state)
    before = snapshot(subject)
    if leads_to is None:
        with pytest.raises(ActionRefused):
            ACTIONS[action](subject)
        assert snapshot(subject) == before
    else:
        ACTIONS[action](subject)
        assert snapshot(subject)[0] == leads_to


@pytest.mark.parametrize(
    ("state", "in_stock", "reserved"),
    [
        (OrderState.NEW, 100, 2),
        (OrderState.CONFIRMED, 100, 2),
        (OrderState.SHIPPED, 98, 0),
        (OrderState.DELIVERED, 98, 0),
        (OrderState.COMPLETED, 98, 0),
        (OrderState.CANCELLED, 100, 0),
        (OrderState.REFUSED, 100, 0),
    ],
)
def test_stock_is_reserved_until_it_leaves_or_is_freed(state, in_stock, reserved):
    assert figures(order(state, quantity=2)) == (in_stock, reserved)


def test_goods_that_come_back_from_the_door_wait_for_the_seller_to_count_them():
    subject = order(OrderState.SHIPPED)
    refuse_order(subject, by=None, actor=Actor.BUYER, reason="Vỡ hũ")
    assert figures(subject) == (98, 0)


@pytest.mark.parametrize(
    ("action", "state", "actor"),
    [
        (refuse_order, OrderState.NEW, Actor.BUYER),
        (refuse_order, OrderState.NEW, Actor.EXCHANGE),
        (refuse_order, OrderState.SHIPPED, Actor.EXCHANGE),
    ],
)
def test_only_the_side_concerned_may_refuse(action, state, actor):
    subject = order(state)
    before = snapshot(subject)
    with pytest.raises(NotAllowed):
        action(subject, by=None, actor=actor, reason="Không muốn")
    assert snapshot(subject) == before


def test_a_seller_does_not_close_his_own_order():
    subject = order(OrderState.DELIVERED)
    with pytest.raises(NotAllowed):
        complete_order(subject, by=None, actor=Actor.SELLER)


@pytest.mark.parametrize("actor", [Actor.SELLER, Actor.EXCHANGE])
def test_who_cancels_a_buyers_order_says_why(actor):
    subject = order()
    before = snapshot(subject)
    with pytest.raises(ReasonMissing):
        cancel_order(subject, by=None, actor=actor, reason="  ")
    assert snapshot(subject) == before


def test_a_buyer_cancels_without_explaining_himself():
    assert cancel_order(order(), by=None, actor=Actor.BUYER, reason="").was_called_off


def test_refusing_always_takes_a_reason():
    with pytest.raises(ReasonMissing):
        refuse_order(order(), by=None, actor=Actor.SELLER, reason="")


def test_the_history_tells_who_did_what_and_why():
    subject = order(OrderState.CONFIRMED)
    cancel_order(subject, by=None, actor=Actor.SELLER, reason="Mưa lớn, không giao được")
    rows = [(row.new_status, row.actor, row.reason) for row in subject.status_changes.order_by("pk")]
    assert rows == [
        (OrderState.NEW, Actor.BUYER, ""),
        (OrderState.CONFIRMED, Actor.SELLER, ""),
        (OrderState.CANCELLED, Actor.SELLER, "Mưa lớn, không giao được"),
    ]


def test_oscars_way_around_the_lifecycle_is_closed():
    with pytest.raises(TypeError):
        order().set_status(OrderState.COMPLETED)


def test_refusals_carry_a_sentence_for_people():
    for error in (ReasonMissing(), ActionRefused(), NotAllowed()):
        assert isinstance(error, BusinessError)
        assert str(error.message)


class TestTheClock:
    def test_a_seller_is_reminded_once_and_then_the_officers_are_told_once(self):
        subject = order()
        placed = timezone.now()
        with time_machine.travel(subject.remind_at + timedelta(minutes=1)):
            chase_unconfirmed_orders(0)
            chase_unconfirmed_orders(0)
        subject.refresh_from_db()
        assert subject.reminded_at is not None
        assert subject.escalated_at is None
        with time_machine.travel(subject.confirm_by + timedelta(minutes=1)):
            chase_unconfirmed_orders(0)
            first = Order.objects.get(pk=subject.pk).escalated_at
            chase_unconfirmed_orders(0)
            assert list(Order.objects.overdue(timezone.now())) == [subject]
        assert Order.objects.get(pk=subject.pk).escalated_at == first
        assert first > subject.reminded_at > placed

    def test_an_answered_order_is_left_in_peace(self):
        subject = order(OrderState.CONFIRMED)
        with time_machine.travel(subject.confirm_by + timedelta(days=1)):
            chase_unconfirmed_orders(0)
        subject.refresh_from_db()
        assert (subject.reminded_at, subject.escalated_at) == (None, None)

    def test_delivered_orders_close_when_the_days_for_returns_are_over(self):
        quick, slow = partner(return_days=7), partner(return_days=14)
        soon, later = order(OrderState.DELIVERED, of=quick), order(OrderState.DELIVERED, of=slow)
        with time_machine.travel(timezone.now() + timedelta(days=8)):
            complete_delivered_orders(0)
        assert [Order.objects.get(pk=subject.pk).status for subject in (soon, later)] == [OrderState.COMPLETED, OrderState.DELIVERED]


def test_an_order_of_several_things_frees_each_of_them():
    shop = partner()
    first, second = goods(of=shop, left=10), goods(of=shop, left=10)
    subject = purchase((first, 2), (second, 3)).orders.get()
    cancel_order(subject, by=None, actor=Actor.BUYER, reason="")
    for record in (first, second):
        record.refresh_from_db()
        assert record.left == 10
