"""R4: baskets that hold the same goods in opposite order never wait for each other in a circle."""

import time
from collections.abc import Mapping
from functools import partial

import pytest
from django.db import OperationalError

from marketplace.commerce.basket.models import Basket
from marketplace.commerce.checkout.actions import place_purchase
from marketplace.commerce.checkout.actions.place_purchase import GUARDS, Guards
from marketplace.commerce.order.models import OrderGroup
from marketplace.commerce.partner.models import StockRecord
from marketplace.commerce.partner.stock import Reservation
from marketplace.commerce.partner.strategy import ExchangeStrategy
from tests.factories.commerce import basket as basket_of
from tests.factories.commerce import goods, wishes
from tests.plugins.proofs import scaled
from tests.races.rivals import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def reserve_in(order: list[int], quantities: Mapping[int, int]) -> Reservation:
    """Reserves in the order of the basket, as a naive loop over its lines would."""
    for pk in order:
        assert StockRecord.objects.take(pk, quantities[pk])
        time.sleep(0.3)
    return Reservation(quantities)


def order_of(basket_pk: int, wanted, guards: Guards) -> str:
    basket = Basket.objects.get(pk=basket_pk)
    basket.strategy = ExchangeStrategy()
    try:
        place_purchase(basket, wanted, by=None, guards=guards)
    except OperationalError as error:
        return "deadlock" if "deadlock" in str(error) else str(error)
    return "ordered"


def rival_acts(number: int, *, ordered: bool):
    first, second = goods(left=number), goods(left=number)
    for place in range(number):
        lines = [(first, 1), (second, 1)] if place % 2 else [(second, 1), (first, 1)]
        filled = basket_of(*lines)
        pks = [record.pk for record, _quantity in lines]
        guards = GUARDS if ordered else Guards(reserve=partial(reserve_in, pks))
        yield partial(order_of, filled.pk, wishes(filled), guards)


def test_opposite_baskets_are_all_ordered_without_a_deadlock(proof):
    rivals = scaled(12, 50)
    outcomes = at_once(*rival_acts(rivals, ordered=True))
    assert outcomes == ["ordered"] * rivals
    assert OrderGroup.objects.count() == rivals
    proof("R4", buyers=rivals, deadlocks=0)


def test_control_in_the_order_of_the_basket_they_deadlock(proof):
    outcomes = at_once(*rival_acts(2, ordered=False))
    assert sorted(outcomes) == ["deadlock", "ordered"]
    proof("R4 control", deadlocks=1)
