"""R1: many buyers want the last unit at the same moment; one gets it (ASVS 2.3.4, 15.4.2)."""

import pytest

from marketplace.commerce.order.models import Order
from marketplace.commerce.partner.models import StockRecord
from tests.factories.commerce import goods
from tests.plugins.proofs import scaled
from tests.races.rivals import at_once, buyers, lost_cleanly, without_constraints, won

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_last_unit_is_sold_once(crowded_server, proof):
    rounds, rivals = scaled(2, 20), scaled(10, 50)
    for _ in range(rounds):
        record = goods(left=1)
        answers = at_once(*[buyer.press for buyer in buyers(crowded_server, rivals, record)])
        assert sum(map(won, answers)) == 1
        assert sum(map(lost_cleanly, answers)) == rivals - 1
        record.refresh_from_db()
        assert (record.num_in_stock, record.num_allocated) == (1, 1)
        assert Order.objects.filter(lines__stockrecord=record).count() == 1
    proof("R1", rounds=rounds, buyers=rivals, orders_per_round=1, oversold=0)


def test_control_without_the_guard_it_is_sold_several_times(crowded_server, settings, proof):
    settings.ROOT_URLCONF = "tests.races.unguarded"
    record = goods(left=1)
    with without_constraints(StockRecord._meta.db_table, "never_more_reserved_than_in_stock"):
        answers = at_once(*[buyer.press for buyer in buyers(crowded_server, scaled(6, 20), record)])
        sold = Order.objects.filter(lines__stockrecord=record).count()
    assert sum(map(won, answers)) == sold > 1
    proof("R1 control", orders=sold)


def test_control_without_the_guard_the_databases_own_check_still_holds(crowded_server, settings):
    settings.ROOT_URLCONF = "tests.races.unguarded"
    record = goods(left=1)
    answers = at_once(*[buyer.press for buyer in buyers(crowded_server, 4, record)])
    assert sum(map(won, answers)) == Order.objects.filter(lines__stockrecord=record).count() == 1
    assert {answer.status_code for answer in answers if not won(answer)} == {500}
