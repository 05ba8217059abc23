"""Placing a purchase."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db import transaction

from marketplace.commerce.basket.contents import Contents, contents
from marketplace.commerce.basket.models import Basket
from marketplace.commerce.checkout.errors import NothingToOrder, TermsChanged
from marketplace.commerce.checkout.own_goods import refuse_own_goods
from marketplace.commerce.checkout.purchase import SellersOrder, Wishes, orders_of
from marketplace.commerce.checkout.writing import write_order
from marketplace.commerce.order.errors import SellerClosed
from marketplace.commerce.order.events import PurchasePlaced
from marketplace.commerce.order.models import OrderGroup
from marketplace.commerce.order.numbers import next_numbers
from marketplace.commerce.partner import stock
from marketplace.commerce.partner.errors import OutOfStock
from marketplace.commerce.partner.models import StockRecord
from marketplace.events import publish
from marketplace.people.models import User


@dataclass(frozen=True)
class Guards:
    """What keeps two purchases apart. Tests put others in, to show that without them units are sold twice; nothing else does."""

    hold: Callable[[Basket], None] = Basket.hold
    reserve: Callable[[Mapping[int, int]], stock.Reservation] = stock.reserve


GUARDS = Guards()


def place_purchase(basket: Basket, wishes: Wishes, *, by: User | None, guards: Guards = GUARDS) -> OrderGroup:
    """One order per seller, all or none; what was placed under the same key already is returned as it is.

    What is ordered leaves the basket; what cannot be ordered now stays there. Rows are locked in one order by everybody: the basket, stock
    by primary key, sellers by primary key. Raises NothingToOrder, TermsChanged (also when goods ran out or a seller was suspended in the
    meantime), DeliveryRefused or OwnGoods; then the basket is as it was.
    """
    try:
        with transaction.atomic():
            guards.hold(basket)
            placed = OrderGroup.objects.filter(idempotency_key=wishes.key).first()
            return placed or _place(basket, wishes, by, guards)
    finally:
        basket.read_again()


def _place(basket: Basket, wishes: Wishes, by: User | None, guards: Guards) -> OrderGroup:
    basket.read_again()
    now = contents(basket)
    _agree(wishes, now)
    orders = orders_of(now, wishes)
    refuse_own_goods(orders, wishes, by)
    reservation = _reserve(basket, now, guards)
    _agree_on_prices(basket, wishes, reservation)
    group = OrderGroup.objects.create(
        idempotency_key=wishes.key,
        basket=basket,
        buyer=by,
        buyer_name=wishes.name,
        phone=wishes.phone,
        email=wishes.email,
        language=wishes.language,
        total=sum(order.total for order in orders),
    )
    numbers = _numbers(basket, orders, wishes)
    for order in orders:
        write_order(order, wishes, group=group, number=numbers[order.part.partner.pk], by=by, reservation=reservation)
    publish(PurchasePlaced(group_id=group.pk))
    return group


def _numbers(basket: Basket, orders: list[SellersOrder], wishes: Wishes) -> dict[int, str]:
    try:
        return next_numbers([order.part.partner.pk for order in orders])
    except SellerClosed as error:
        basket.read_again()
        raise TermsChanged(wishes.terms.changes(contents(basket))) from error


def _agree(wishes: Wishes, now: Contents) -> None:
    if changes := wishes.terms.changes(now):
        raise TermsChanged(changes)
    if not now.orderable_parts:
        raise NothingToOrder


def _reserve(basket: Basket, now: Contents, guards: Guards) -> stock.Reservation:
    wanted = [(item.stock.pk, item.line.quantity) for part in now.orderable_parts for item in part.orderable]
    try:
        return guards.reserve(stock.total(wanted))
    except OutOfStock as error:
        # Read what is left now: the buyer who was quicker has committed.
        basket.read_again()
        raise TermsChanged(_short(contents(basket), error.stockrecord_ids)) from error


def _short(now: Contents, stockrecord_ids: list[int]) -> list[str]:
    short = [item for item in now.items if item.stock.pk in stockrecord_ids]
    return [f"{item.title}: {item.problem}" for item in short if item.problem] or [str(OutOfStock.message)]


def _agree_on_prices(basket: Basket, wishes: Wishes, reservation: stock.Reservation) -> None:
    """A price may have changed between reading and reserving; from here on the rows are locked."""
    lines = {line.stockrecord_id: line for line in basket.all_lines()}
    for pk, price in StockRecord.objects.filter(pk__in=reservation.quantities).values_list("pk", "price"):
        if price != lines[pk].stockrecord.price:
            basket.read_again()
            raise TermsChanged(wishes.terms.changes(contents(basket)))
