"""R11: price, offer or seller changes between what the buyer saw and what is written. Nothing is charged that he did not see."""

from collections.abc import Callable

import pytest

from marketplace.commerce.basket.models import Basket
from marketplace.commerce.checkout.actions import place_purchase
from marketplace.commerce.checkout.actions.place_purchase import Guards
from marketplace.commerce.checkout.errors import TermsChanged
from marketplace.commerce.order.errors import StockNotReserved
from marketplace.commerce.order.models import Order, OrderGroup
from marketplace.commerce.partner import stock
from marketplace.commerce.partner.models import Partner, StockRecord
from tests.factories.commerce import basket as basket_of
from tests.factories.commerce import goods, wishes
from tests.races.rivals import elsewhere

pytestmark = pytest.mark.django_db(transaction=True)


def raise_the_price(record: StockRecord) -> None:
    StockRecord.objects.filter(pk=record.pk).update(price=99_000)


def take_off_sale(record: StockRecord) -> None:
    StockRecord.objects.filter(pk=record.pk).update(is_for_sale=False)


def suspend_the_seller(record: StockRecord) -> None:
    Partner.objects.filter(pk=record.partner_id).update(is_trading=False)


def sell_the_rest(record: StockRecord) -> None:
    StockRecord.objects.filter(pk=record.pk).update(num_in_stock=0)


CHANGES = [raise_the_price, take_off_sale, suspend_the_seller, sell_the_rest]


def just_before_reserving(change: Callable[[StockRecord], None], record: StockRecord) -> Guards:
    """The rival commits after the basket has been read and before stock is reserved."""

    def reserve(quantities):
        elsewhere(lambda: change(record))
        return stock.reserve(quantities)

    return Guards(reserve=reserve)


def just_before_holding(change: Callable[[StockRecord], None], record: StockRecord) -> Guards:
    """The rival commits after the button was pressed and before anything is looked at."""

    def hold(basket):
        elsewhere(lambda: change(record))
        basket.hold()

    return Guards(hold=hold)


@pytest.mark.parametrize("moment", [just_before_holding, just_before_reserving])
@pytest.mark.parametrize("change", CHANGES)
def test_the_buyer_is_told_by_name_and_nothing_is_ordered(change, moment):
    record, other = goods(title="Muối tôm", price=45_000), goods()
    filled = basket_of((record, 2), (other, 1))
    wanted = wishes(filled)
    with pytest.raises(TermsChanged) as refused:
        place_purchase(filled, wanted, by=None, guards=moment(change, record))
    assert [words for words in refused.value.changes if "Muối tôm" in words]
    assert not OrderGroup.objects.exists()
    assert not StockRecord.objects.filter(num_allocated__gt=0).exists()
    assert Basket.objects.get(pk=filled.pk).status == Basket.OPEN


def test_agreeing_to_the_new_price_orders_at_the_new_price():
    record = goods(price=45_000)
    filled = basket_of((record, 2))
    with pytest.raises(TermsChanged):
        place_purchase(filled, wishes(filled), by=None, guards=just_before_reserving(raise_the_price, record))
    place_purchase(filled, wishes(filled), by=None)
    assert Order.objects.get().total_incl_tax == 2 * 99_000 + 30_000


def test_control_a_reservation_that_reserves_nothing_is_found_out():
    record = goods(price=45_000)
    filled = basket_of((record, 2))
    with pytest.raises(StockNotReserved):
        place_purchase(filled, wishes(filled), by=None, guards=Guards(reserve=lambda quantities: stock.Reservation({})))
    assert not OrderGroup.objects.exists()


def test_control_without_the_terms_the_new_price_is_charged():
    """Whoever agrees to whatever is there now is charged it: only the terms that came back with the form stand in between."""
    record = goods(price=45_000)
    filled = basket_of((record, 2))
    raise_the_price(record)
    place_purchase(filled, wishes(filled), by=None)
    assert Order.objects.get().total_incl_tax == 2 * 99_000 + 30_000
