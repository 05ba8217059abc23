"""Officers see the orders that wait too long, and only those."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from marketplace.commerce.order.lifecycle import OrderState
from marketplace.commerce.order.models import Order
from marketplace.commerce.order.tasks import chase_unconfirmed_orders
from tests.factories.commerce import order
from tests.factories.people import officer, signed_in

pytestmark = pytest.mark.django_db
LIST = "console:orders"


def late(subject: Order) -> time_machine.travel:
    return time_machine.travel(subject.confirm_by + timedelta(minutes=5))


def test_an_order_is_listed_when_its_time_is_up_and_not_before():
    subject = order()
    assert subject.number not in signed_in(officer()).get(reverse(LIST)).content.decode()
    with late(subject):
        assert subject.number in signed_in(officer()).get(reverse(LIST)).content.decode()
        assert subject.number in signed_in(officer()).get(reverse("console:order", args=[subject.number])).content.decode()


def test_orders_that_were_not_passed_on_stay_between_buyer_and_seller():
    for state in (OrderState.NEW, OrderState.CONFIRMED):
        address = reverse("console:order", args=[order(state).number])
        assert signed_in(officer()).get(address).status_code == 404


def test_an_officer_cancels_for_the_buyer_with_a_reason_only():
    subject = order()
    with late(subject):
        chase_unconfirmed_orders(0)
        client, address = signed_in(officer()), reverse("console:order", args=[subject.number])
        assert client.post(address, {"reason": ""}).status_code == 422
        assert Order.objects.get(pk=subject.pk).is_waiting_for_the_seller
        assert client.post(address, {"reason": "Người bán không nghe máy"}).status_code == 302
        assert client.get(address).status_code == 200
    subject.refresh_from_db()
    assert subject.was_called_off
    change = subject.status_changes.order_by("-pk").first()
    assert (change.actor, change.reason) == ("exchange", "Người bán không nghe máy")


def test_looking_cancels_nothing():
    subject = order()
    with late(subject):
        signed_in(officer()).get(reverse("console:order", args=[subject.number]), {"reason": "x"})
    assert Order.objects.get(pk=subject.pk).is_waiting_for_the_seller


@pytest.mark.parametrize("rows", [3, 30])
def test_the_list_takes_as_many_queries_for_thirty_orders_as_for_three(rows, django_assert_max_num_queries):
    subjects = [order() for _ in range(rows)]
    with late(subjects[-1]):
        client = signed_in(officer())
        with django_assert_max_num_queries(14):
            assert client.get(reverse(LIST)).status_code == 200
