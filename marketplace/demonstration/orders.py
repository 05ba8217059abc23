"""Purchases of invented buyers, placed and moved by the actions, with orders in every state."""

import datetime as dt
import itertools
from collections.abc import Callable
from random import Random

from django.db.models import F
from django.utils import timezone

from marketplace.commerce.basket.contents import contents
from marketplace.commerce.basket.models import Basket
from marketplace.commerce.checkout.actions import place_purchase
from marketplace.commerce.checkout.purchase import Wishes
from marketplace.commerce.checkout.terms import Terms
from marketplace.commerce.checkout.ticket import Ticket
from marketplace.commerce.order.actions import cancel_order, complete_order, confirm_order, deliver_order, refuse_order, ship_order
from marketplace.commerce.order.lifecycle import Actor
from marketplace.commerce.order.models import Order, OrderGroup
from marketplace.commerce.partner.models import StockRecord
from marketplace.commerce.partner.strategy import ExchangeStrategy
from marketplace.commerce.shipping.codes import DELIVERY
from marketplace.demonstration.chance import chance
from marketplace.demonstration.people import make_people
from marketplace.demonstration.sellers import HOME_PROVINCE
from marketplace.demonstration.words import STREETS
from marketplace.people.models import User
from marketplace.places.models import Commune

BUYERS = 8
FIRST_NUMBER = 301
PURCHASES = 36
FIRST_SELLERS = 9
CARRIER = "Xe nhà giao"

Step = Callable[[Order], object]
CONFIRM: Step = lambda order: confirm_order(order, by=None)  # noqa: E731 - one line each, read as a table
SHIP: Step = lambda order: ship_order(order, by=None, carrier=CARRIER)  # noqa: E731
DELIVER: Step = lambda order: deliver_order(order, by=None)  # noqa: E731
COMPLETE: Step = lambda order: complete_order(order, by=None, actor=Actor.BUYER)  # noqa: E731
CANCEL: Step = lambda order: cancel_order(order, by=None, actor=Actor.BUYER, reason="Đặt nhầm số lượng")  # noqa: E731
REFUSE: Step = lambda order: refuse_order(order, by=None, actor=Actor.SELLER, reason="Vừa hết hàng, xin hẹn đợt sau")  # noqa: E731
WAYS: tuple[tuple[Step, ...], ...] = (
    (),
    (CONFIRM,),
    (CONFIRM, SHIP),
    (CONFIRM, SHIP, DELIVER),
    (CONFIRM, SHIP, DELIVER, COMPLETE),
    (CONFIRM, SHIP, DELIVER, COMPLETE),
    (CANCEL,),
    (REFUSE,),
)


def make_orders() -> None:
    """Buyers are `mua301@…` and following; every other purchase is of two sellers."""
    buyers = make_people("mua", range(FIRST_NUMBER, FIRST_NUMBER + BUYERS))
    communes = list(Commune.objects.filter(province_id=HOME_PROVINCE).order_by("code"))
    stock = list(StockRecord.objects.filter(is_for_sale=True, num_in_stock__gte=20).select_related("product", "partner").order_by("pk"))
    ways = itertools.cycle(WAYS)
    for number in range(PURCHASES):
        group = _place(number, buyers[number % len(buyers)], stock, communes)
        for order in group.orders.order_by("pk"):
            for step in next(ways):
                step(order)
        ago = dt.timedelta(hours=number * 5)
        placed = timezone.now() - ago
        OrderGroup.objects.filter(pk=group.pk).update(created_at=placed)
        # The clocks ran since: some sellers are late by now, which the officers see.
        Order.objects.filter(group=group).update(date_placed=placed, confirm_by=F("confirm_by") - ago, remind_at=F("remind_at") - ago)


def _goods(number: int, pick: Random, stock: list[StockRecord]) -> list[StockRecord]:
    """Of one or two sellers; the first seller, whose account is printed, has a part in the first purchases."""
    printed = min(record.partner_id for record in stock)
    firsts = [record for record in stock if record.partner_id == printed]
    others = [record for record in stock if record.partner_id != printed]
    first = pick.choice(firsts if number < FIRST_SELLERS else others)
    more = [record for record in pick.sample(others, 3) if record.partner_id != first.partner_id]
    return [first, more[0]] if number % 2 else [first]


def _place(number: int, buyer: User, stock: list[StockRecord], communes: list[Commune]) -> OrderGroup:
    pick = chance(f"purchase:{number}")
    basket, _made = Basket.open.get_or_create(owner=buyer)
    basket.strategy = ExchangeStrategy()
    for record in _goods(number, pick, stock):
        basket.add_product(record.product, record.minimum_quantity + pick.randrange(3))
    now = contents(basket)
    basket.read_again()
    wishes = Wishes(
        key=Ticket.of(basket).key,
        terms=Terms.of(now),
        name=buyer.full_name,
        phone=buyer.phone or "",
        email=buyer.email or "",
        commune=pick.choice(communes),
        street=f"Số {pick.randint(1, 300)}, đường {pick.choice(STREETS)}",
        ways={part.partner.pk: DELIVERY for part in now.parts},
    )
    return place_purchase(basket, wishes, by=buyer)
