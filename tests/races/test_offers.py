"""A seller and his buyers, or two officers, at the same moment: stock stays true, and a product has one live offer."""

from collections.abc import Callable
from typing import Any

import pytest

from marketplace.commerce.partner import stock
from marketplace.commerce.partner.errors import OutOfStock
from marketplace.commerce.partner.models import StockRecord
from marketplace.lifecycles import ActionRefused
from sellers.offers.actions.approve_offer import approve_offer
from sellers.offers.actions.change_terms import change_terms
from sellers.offers.actions.reconfirm_offer import reconfirm_offer
from sellers.offers.actions.withdraw_offer import withdraw_offer
from sellers.offers.models import Offer
from tests.factories.offers import offer
from tests.factories.people import officer, person
from tests.factories.sellers import seller
from tests.plugins.proofs import scaled
from tests.races.rivals import at_once

pytestmark = pytest.mark.django_db(transaction=True)

BUYERS, ROUNDS = scaled(8, 30), scaled(3, 20)


def buys_one(record: StockRecord) -> Callable[[], int]:
    """1 when it was reserved, 0 when it was sold out."""

    def act() -> int:
        try:
            stock.reserve({record.pk: 1})
        except OutOfStock:
            return 0
        return 1

    return act


def says(live: Offer, by: Any, quantity: int) -> Callable[[], int]:
    """The seller changes what he has; counts as nothing bought."""

    def act() -> int:
        change_terms(offer=Offer.objects.get(pk=live.pk), by=by, quantity=quantity)
        return 0

    return act


def says_without_a_lock(live: Offer, quantity: int) -> Callable[[], int]:
    """The control: the row is read, and everybody buys before it is written back."""
    record = StockRecord.objects.get(product=live.product)

    def act() -> int:
        for _ in range(BUYERS):
            stock.reserve({record.pk: 1})
        record.num_in_stock = (record.num_allocated or 0) + quantity
        record.save()
        return BUYERS

    return act


def test_a_seller_who_counts_anew_loses_no_reservation() -> None:
    owner = person()
    for _ in range(ROUNDS):
        live = offer(seller=seller(owner=owner), quantity=5)
        record = StockRecord.objects.get(product=live.product)
        bought = sum(at_once(says(live, owner, 4), *[buys_one(record) for _ in range(BUYERS)]))
        record.refresh_from_db()
        assert record.num_allocated == bought
        assert 0 <= record.left <= 4
        assert record.num_in_stock is not None
        assert record.num_in_stock >= bought


def test_control_without_the_lock_reservations_are_lost() -> None:
    live = offer(quantity=50)
    assert says_without_a_lock(live, 4)() == BUYERS
    assert StockRecord.objects.get(product=live.product).num_allocated != BUYERS


def versions(number: int) -> list[Offer]:
    """That many versions of one product, all waiting."""
    live = offer()
    waiting = [offer(seller=live.seller, state="submitted") for _ in range(number)]
    Offer.objects.filter(pk__in=[each.pk for each in waiting]).update(product=live.product, replaces=live)
    return list(Offer.objects.filter(pk__in=[each.pk for each in waiting]))


def test_officers_who_approve_rival_versions_leave_one_live() -> None:
    clerks = [officer() for _ in range(3)]
    for _ in range(ROUNDS):
        rivals = versions(3)
        at_once(
            *[
                lambda version=version, clerk=clerk: approve_offer(offer=version, by=clerk)
                for version, clerk in zip(rivals, clerks, strict=True)
            ]
        )
        live = Offer.objects.of_product(rivals[0].product).live().get()
        assert StockRecord.objects.get(product=live.product).offer_id == live.pk


def test_two_officers_decide_once() -> None:
    clerks = [officer(), officer()]
    for _ in range(ROUNDS):
        waiting = offer(state="submitted")

        def decide(clerk: Any, pk: int = waiting.pk) -> bool:
            try:
                approve_offer(offer=Offer.objects.get(pk=pk), by=clerk)
            except ActionRefused:
                return False
            return True

        assert sorted(at_once(*[lambda clerk=clerk: decide(clerk) for clerk in clerks])) == [False, True]


def test_an_offer_that_is_withdrawn_and_confirmed_at_once_is_off_sale_if_it_ended() -> None:
    owner = person()
    for _ in range(ROUNDS):
        stale = offer(seller=seller(owner=owner), state="stale")

        def act(run: Any, pk: int = stale.pk) -> None:
            try:
                run(offer=Offer.objects.get(pk=pk), by=owner)
            except ActionRefused:
                return

        at_once(lambda: act(withdraw_offer), lambda: act(reconfirm_offer))
        stale.refresh_from_db()
        assert StockRecord.objects.get(product=stale.product).is_for_sale == stale.is_live
