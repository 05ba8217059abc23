"""A purchase: one order per seller, all or none, once."""

import dataclasses

import pytest

from marketplace.commerce.basket.models import Basket
from marketplace.commerce.checkout.actions import place_purchase
from marketplace.commerce.checkout.errors import DeliveryRefused, NothingToOrder, OwnGoods, TermsChanged
from marketplace.commerce.order.creation import OrderCreator
from marketplace.commerce.order.errors import StockNotReserved
from marketplace.commerce.order.models import Order, OrderGroup, ShippingAddress
from marketplace.commerce.partner import stock
from marketplace.commerce.partner.models import Partner, StockRecord
from marketplace.commerce.shipping.codes import DELIVERY, PICKUP
from tests.factories.commerce import basket, goods, partner, purchase, wishes
from tests.factories.people import person
from tests.factories.sellers import seller

pytestmark = pytest.mark.django_db


def nothing_happened(*records: StockRecord) -> bool:
    reserved = StockRecord.objects.filter(pk__in=[record.pk for record in records], num_allocated__gt=0).exists()
    return not (reserved or OrderGroup.objects.exists() or Order.objects.exists())


def test_goods_of_two_sellers_become_one_order_each_under_one_purchase():
    dried, fresh = partner(flat_rate=20_000), partner(flat_rate=35_000)
    a, b, c = goods(of=dried, price=50_000), goods(of=fresh, price=70_000), goods(of=dried, price=15_000)
    group = purchase((a, 2), (b, 1), (c, 3))
    of_dried, of_fresh = Order.objects.of(dried).get(), Order.objects.of(fresh).get()
    assert of_dried.total_incl_tax == 2 * 50_000 + 3 * 15_000 + 20_000
    assert of_fresh.total_incl_tax == 70_000 + 35_000
    assert group.total == of_dried.total_incl_tax + of_fresh.total_incl_tax
    assert {line.product_id for line in of_dried.lines.all()} == {a.product_id, c.product_id}
    assert [stock_left(record) for record in (a, b, c)] == [98, 99, 97]


def stock_left(record: StockRecord) -> int:
    return StockRecord.objects.get(pk=record.pk).left


def test_the_order_keeps_what_was_offered():
    record = goods(title="Muối tôm", price=45_000, unit="hũ", offer_id=77)
    order = purchase((record, 2)).orders.get()
    StockRecord.objects.filter(pk=record.pk).update(price=1, unit="kg", offer_id=78)
    line = order.lines.get()
    assert (line.title, line.unit, line.offer_id, line.unit_price_incl_tax, line.quantity) == ("Muối tôm", "hũ", 77, 45_000, 2)


def test_numbers_count_per_seller_and_links_cannot_be_guessed():
    busy = partner()
    first, second = (purchase((goods(of=busy), 1)).orders.get() for _ in range(2))
    assert first.number == f"DH{busy.pk:03d}-00001"
    assert second.number == f"DH{busy.pk:03d}-00002"
    assert first.group.token != second.group.token
    assert min(len(order.group.token) for order in (first, second)) >= 32


def test_picking_up_costs_nothing_and_tells_the_seller_no_address():
    shop = partner()
    order = purchase((goods(of=shop, price=50_000), 1), ways={shop.pk: PICKUP}, commune=None, street="").orders.get()
    assert order.total_incl_tax == 50_000
    assert order.is_picked_up
    assert not ShippingAddress.objects.exists()


def test_cash_is_expected_for_the_whole_order():
    source = purchase((goods(price=50_000), 2)).orders.get().sources.get()
    assert source.amount_allocated == 130_000
    assert source.amount_debited == 0


def test_pressing_the_button_again_finds_the_same_purchase():
    filled = basket()
    wanted = wishes(filled)
    first = place_purchase(filled, wanted, by=None)
    again = place_purchase(Basket.objects.get(pk=filled.pk), wanted, by=None)
    assert first == again
    assert Order.objects.count() == 1


def test_the_key_decides_and_not_the_basket():
    sent, replaced = basket(), basket()
    wanted = wishes(sent)
    first = place_purchase(sent, wanted, by=None)
    assert place_purchase(replaced, dataclasses.replace(wishes(replaced), key=wanted.key), by=None) == first
    assert place_purchase(sent, wanted, by=None) == first
    assert Order.objects.count() == 1
    assert replaced.lines.count() == 1


def test_a_price_that_changed_is_told_and_not_charged():
    record = goods(title="Muối tôm", price=45_000)
    filled = basket((record, 1))
    wanted = wishes(filled)
    StockRecord.objects.filter(pk=record.pk).update(price=60_000)
    with pytest.raises(TermsChanged) as refused:
        place_purchase(filled, wanted, by=None)
    assert "Muối tôm" in refused.value.changes[0]
    assert "60.000" in refused.value.changes[0]
    assert nothing_happened(record)
    assert Basket.objects.get(pk=filled.pk).status == Basket.OPEN


def test_goods_of_a_suspended_seller_are_named_and_nothing_is_ordered():
    stopped = partner()
    gone, fine = goods(of=stopped, title="Mật ong"), goods()
    filled = basket((gone, 1), (fine, 1))
    wanted = wishes(filled)
    Partner.objects.filter(pk=stopped.pk).update(is_trading=False)
    with pytest.raises(TermsChanged) as refused:
        place_purchase(filled, wanted, by=None)
    assert [change for change in refused.value.changes if "Mật ong" in change]
    assert nothing_happened(gone, fine)


def test_what_cannot_be_ordered_stays_out_of_the_order_when_the_buyer_saw_it_so():
    gone, fine = goods(is_for_sale=False), goods(price=50_000)
    filled = basket((gone, 1), (fine, 1))
    group = place_purchase(filled, wishes(filled), by=None)
    assert group.total == 80_000
    assert [line.product_id for line in group.orders.get().lines.all()] == [fine.product_id]
    assert [line.product_id for line in Basket.open.get(pk=filled.pk).lines.all()] == [gone.product_id]


def test_an_empty_basket_orders_nothing():
    filled = basket((goods(), 1))
    wanted = wishes(filled)
    filled.lines.all().delete()
    with pytest.raises(TermsChanged):
        place_purchase(filled, wanted, by=None)
    with pytest.raises(NothingToOrder):
        place_purchase(filled, wishes(filled), by=None)


@pytest.mark.parametrize("changes", [{"ways": {}}, {"commune": None}, {"street": ""}])
def test_delivery_needs_a_way_and_an_address(changes):
    record = goods()
    filled = basket((record, 1))
    wanted = dataclasses.replace(wishes(filled), **changes)
    with pytest.raises(DeliveryRefused):
        place_purchase(filled, wanted, by=None)
    assert nothing_happened(record)


def test_a_seller_who_does_not_deliver_is_not_made_to():
    shop = partner(delivers=False)
    filled = basket((goods(of=shop), 1))
    with pytest.raises(DeliveryRefused):
        place_purchase(filled, wishes(filled, ways={shop.pk: DELIVERY}), by=None)


def test_nobody_orders_his_own_goods():
    owner = person()
    shop = seller(owner=owner)
    record = goods(of=shop.partner)
    filled = basket((record, 1))
    with pytest.raises(OwnGoods):
        place_purchase(filled, wishes(filled), by=owner)
    with pytest.raises(OwnGoods):
        place_purchase(filled, wishes(filled, phone=shop.phone), by=None)
    assert nothing_happened(record)
    shop.memberships.get(user=owner).delete()
    place_purchase(filled, wishes(filled), by=owner)


def test_a_signed_in_buyer_owns_the_purchase():
    buyer = person()
    group = purchase(buyer=buyer)
    assert group.buyer == buyer
    assert group.orders.get().user == buyer


def test_a_guests_purchase_is_found_by_the_verified_number_only():
    phone = "+84912345678"
    group = purchase(phone=phone)
    stranger, claimed = person(), person(phone=phone, verified=False)
    assert list(OrderGroup.objects.of(stranger)) == []
    assert list(OrderGroup.objects.of(claimed)) == []
    claimed.phone_verified = True
    assert list(OrderGroup.objects.of(claimed)) == [group]


def test_oscars_order_creator_reserves_by_itself_and_refuses_a_reservation_of_less():
    from oscar.core.prices import Price

    from marketplace.commerce.shipping.methods import Pickup

    record = goods(left=3)
    filled = basket((record, 2))
    way = Pickup(record.partner)
    total = Price("VND", 100_000, tax=0)
    group = OrderGroup.objects.create(idempotency_key="x", buyer_name="x", phone="+84912345678", total=100_000)
    arguments = {"group": group, "partner": record.partner}
    with pytest.raises(StockNotReserved):
        OrderCreator().place_order(filled, total, way, way.calculate(filled), reservation=stock.Reservation({record.pk: 1}), **arguments)
    OrderCreator().place_order(filled, total, way, way.calculate(filled), **arguments)
    assert stock_left(record) == 1


def test_a_purchase_from_two_sellers_takes_few_queries(django_assert_max_num_queries):
    filled = basket((goods(), 1), (goods(), 2), (goods(), 1))
    wanted = wishes(filled)
    fresh = Basket.objects.get(pk=filled.pk)
    with django_assert_max_num_queries(80):
        place_purchase(fresh, wanted, by=None)
