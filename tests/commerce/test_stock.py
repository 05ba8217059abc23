"""Stock is reserved, freed and handed over once, and never beyond what is there."""

import pytest
from django.db import IntegrityError, transaction
from oscar.apps.partner.exceptions import InvalidStockAdjustment

from marketplace.commerce.partner import stock
from marketplace.commerce.partner.errors import OutOfStock
from marketplace.commerce.partner.models import StockRecord
from marketplace.commerce.partner.strategy import ExchangeStrategy
from tests.factories.commerce import basket, goods

pytestmark = pytest.mark.django_db


def figures(record: StockRecord) -> tuple[int, int]:
    record.refresh_from_db()
    return record.num_in_stock, record.num_allocated or 0


def test_reserving_leaves_the_rest_to_others():
    record = goods(left=5)
    stock.reserve({record.pk: 3})
    assert figures(record) == (5, 3)
    assert record.left == 2


def test_all_goods_are_reserved_or_none_and_the_error_names_those_that_fell_short():
    plenty, scarce, gone = goods(left=9), goods(left=1), goods(left=0)
    with pytest.raises(OutOfStock) as refused:
        stock.reserve({gone.pk: 1, plenty.pk: 2, scarce.pk: 2})
    assert refused.value.stockrecord_ids == [scarce.pk, gone.pk]
    assert [figures(record)[1] for record in (plenty, scarce, gone)] == [0, 0, 0]


def test_goods_that_are_no_longer_for_sale_cannot_be_reserved():
    record = goods(left=5, is_for_sale=False)
    with pytest.raises(OutOfStock):
        stock.reserve({record.pk: 1})
    assert figures(record) == (5, 0)


def test_releasing_frees_and_consuming_takes_out_of_stock():
    record = goods(left=5)
    stock.reserve({record.pk: 4})
    stock.release({record.pk: 1})
    assert figures(record) == (5, 3)
    stock.consume({record.pk: 3})
    assert figures(record) == (2, 0)


def test_nothing_is_freed_or_handed_over_that_was_not_reserved():
    record = goods(left=5)
    stock.reserve({record.pk: 1})
    for change in (stock.release, stock.consume):
        with pytest.raises(InvalidStockAdjustment):
            change({record.pk: 2})
    assert figures(record) == (5, 1)


def test_oscars_own_ways_are_guarded_too():
    record = goods(left=2)
    record.allocate(2)
    with pytest.raises(InvalidStockAdjustment):
        record.allocate(1)
    record.cancel_allocation(1)
    record.consume_allocation(1)
    assert figures(record) == (1, 0)


def test_the_database_itself_refuses_to_reserve_more_than_there_is():
    record = goods(left=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        StockRecord.objects.filter(pk=record.pk).update(num_allocated=3)


def test_a_basket_line_is_charged_by_its_own_stock_record():
    record = goods(price=68_000)
    line = basket((record, 2)).all_lines()[0]
    assert line.purchase_info.stockrecord == record
    assert line.line_price_incl_tax == 136_000
    assert line.line_tax == 0


@pytest.mark.parametrize(
    ("changes", "quantity", "reason"),
    [
        ({}, 3, ""),
        ({"minimum_quantity": 4}, 3, "The smallest order is 4 kg."),
        ({"left": 2}, 3, "Only 2 kg are left."),
        ({"left": 3, "minimum_quantity": 4}, 4, "Sold out."),
        ({"is_for_sale": False}, 3, "This is no longer for sale."),
    ],
)
def test_availability_says_why_not(changes, quantity, reason, settings):
    settings.LANGUAGE_CODE = "en"
    record = goods(**changes)
    policy = ExchangeStrategy().availability_policy(record.product, record)
    with_english = policy.is_purchase_permitted(quantity)
    assert with_english == (not reason, reason)


def test_goods_of_a_seller_who_does_not_trade_cannot_be_ordered():
    record = goods()
    record.partner.is_trading = False
    permitted, reason = ExchangeStrategy().availability_policy(record.product, record).is_purchase_permitted(1)
    assert not permitted
    assert reason
