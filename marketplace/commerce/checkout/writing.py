"""Writing one seller's order of a purchase, by Oscar's OrderCreator, with its address, its clock and its payment."""

from django.utils import timezone
from oscar.core.prices import Price

from marketplace.commerce.basket.models import Basket
from marketplace.commerce.checkout.purchase import SellersOrder, Wishes
from marketplace.commerce.order import history
from marketplace.commerce.order.clock import confirmation_clock
from marketplace.commerce.order.creation import OrderCreator
from marketplace.commerce.order.events import OrderPlaced
from marketplace.commerce.order.lifecycle import ORDER
from marketplace.commerce.order.models import Order, OrderGroup, ShippingAddress
from marketplace.commerce.partner.stock import Reservation
from marketplace.commerce.partner.strategy import ExchangeStrategy
from marketplace.commerce.payment.cash_on_delivery import expect_cash
from marketplace.events import publish
from marketplace.people.models import User


def write_order(
    planned: SellersOrder, wishes: Wishes, *, group: OrderGroup, number: str, by: User | None, reservation: Reservation
) -> Order:
    """The order with all that belongs to it; the stock has been reserved."""
    basket = _basket_of(planned, by)
    clock = confirmation_clock(timezone.now())
    order = OrderCreator().place_order(
        basket,
        Price(currency=basket.currency, excl_tax=planned.total, incl_tax=planned.total),
        planned.way,
        planned.way.calculate(basket),
        user=by,
        shipping_address=_address(planned, wishes),
        order_number=number,
        status=ORDER.initial,
        reservation=reservation,
        group=group,
        partner=planned.part.partner,
        note=wishes.notes.get(planned.part.partner.pk, ""),
        guest_email=wishes.email,
        remind_at=clock.remind_at,
        confirm_by=clock.confirm_by,
    )
    expect_cash(order)
    history.note_placed(order, by=by)
    publish(OrderPlaced(order_id=order.pk))
    return order


def _basket_of(planned: SellersOrder, by: User | None) -> Basket:
    """A basket of this seller's goods alone: the lines move there from the buyer's."""
    lines = [item.line for item in planned.part.orderable]
    basket = Basket.objects.create(owner=by, status=Basket.SUBMITTED, date_submitted=timezone.now())
    basket.strategy = ExchangeStrategy()
    basket.lines.model.objects.filter(pk__in=[line.pk for line in lines]).update(basket=basket)
    for line in lines:
        line.basket = basket
    basket.keep_lines(lines)
    return basket


def _address(planned: SellersOrder, wishes: Wishes) -> ShippingAddress | None:
    if not planned.way.needs_address or wishes.commune is None:
        return None
    address: ShippingAddress = ShippingAddress.objects.create(
        first_name=wishes.name, line1=wishes.street, commune=wishes.commune, phone_number=wishes.phone
    )
    return address
