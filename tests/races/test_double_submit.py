"""R5: the button of the same basket is pressed many times at once; one purchase, and everybody is led to it."""

import pytest

from marketplace.commerce.basket.models import Basket
from marketplace.commerce.order.models import Order, OrderGroup
from tests.factories.commerce import basket as basket_of
from tests.factories.commerce import goods
from tests.plugins.proofs import scaled
from tests.races.rivals import Buyer, at_once, lost_cleanly, without_constraints, won

pytestmark = pytest.mark.django_db(transaction=True)
PRESSES = 16
CONTROL_ROUNDS = 10


def test_sixteen_presses_make_one_purchase_with_one_order_per_seller(crowded_server, proof):
    for _ in range(scaled(2, 20)):
        first, second = goods(left=40), goods(left=40)
        sold_out = goods(left=0)
        filled = basket_of((first, 2), (second, 1))
        waits = filled.add_product(sold_out.product, 1)[0]
        buyer = Buyer.at_checkout(crowded_server, filled)
        answers = at_once(*[buyer.press] * PRESSES)
        group = filled.purchases.get()
        assert {answer.headers.get("location") for answer in answers} == {group.get_absolute_url()}
        assert group.orders.count() == 2
        for record, quantity in ((first, 2), (second, 1)):
            record.refresh_from_db()
            assert record.num_allocated == quantity
        assert {order.basket.status for order in group.orders.all()} == {Basket.SUBMITTED}
        assert list(filled.lines.all()) == [waits]
    proof("R5", posts=PRESSES, purchases=1, orders=2)


def test_several_open_tabs_of_one_basket_make_one_purchase(crowded_server):
    filled = basket_of((goods(), 1))
    tabs = [Buyer.at_checkout(crowded_server, filled) for _ in range(PRESSES // 2)]
    answers = at_once(*[tab.press for tab in tabs])
    assert {answer.headers.get("location") for answer in answers} == {OrderGroup.objects.get().get_absolute_url()}


def test_control_without_holding_the_same_basket_is_ordered_several_times(crowded_server, settings, proof):
    """A machine that takes one press after the other shows no race: then another basket is pressed.

    A press that comes after a purchase is led to it, so more presses than there are purchases may succeed.
    """
    settings.ROOT_URLCONF = "tests.races.unheld"
    with without_constraints(OrderGroup._meta.db_table, "idempotency_key"):
        for _ in range(CONTROL_ROUNDS):
            filled = basket_of((goods(left=100), 1))
            buyer = Buyer.at_checkout(crowded_server, filled)
            answers = at_once(*[buyer.press] * PRESSES)
            purchases = OrderGroup.objects.filter(basket=filled).count()
            assert sum(map(won, answers)) >= purchases == Order.objects.filter(group__basket=filled).count()
            if purchases > 1:
                break
    assert purchases > 1
    proof("R5 control", purchases=purchases)


def test_control_without_holding_the_basket_the_key_itself_still_allows_one(crowded_server, settings):
    settings.ROOT_URLCONF = "tests.races.unheld"
    filled = basket_of((goods(left=100), 1))
    answers = at_once(*[Buyer.at_checkout(crowded_server, filled).press] * 4)
    group = filled.purchases.get()
    assert Order.objects.filter(group=group).count() == 1
    assert {answer.headers["location"] for answer in answers if won(answer)} == {group.get_absolute_url()}
    # Who comes too late is told so, or stumbles over the key: that is what the guard spares him.
    assert all(lost_cleanly(answer) or answer.status_code == 500 for answer in answers if not won(answer))
