"""Goods, baskets, purchases and orders for tests, made by the real actions wherever there is one."""

import itertools
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from catalogue.models import Product, ProductClass
from marketplace.commerce.basket.contents import contents
from marketplace.commerce.basket.models import Basket
from marketplace.commerce.checkout.actions import place_purchase
from marketplace.commerce.checkout.purchase import Wishes
from marketplace.commerce.checkout.terms import Terms
from marketplace.commerce.checkout.ticket import Ticket
from marketplace.commerce.order.actions import cancel_order, complete_order, confirm_order, deliver_order, refuse_order, ship_order
from marketplace.commerce.order.lifecycle import Actor, OrderState
from marketplace.commerce.order.models import Order, OrderGroup
from marketplace.commerce.partner.models import Partner, StockRecord
from marketplace.commerce.partner.strategy import ExchangeStrategy
from marketplace.commerce.shipping.codes import DELIVERY
from marketplace.people.models import User
from tests.factories.sellers import commune

_numbers = itertools.count(1)


def partner(**fields: Any) -> Partner:
    """A seller as commerce sees him, trading."""
    number = next(_numbers)
    values: dict[str, Any] = {
        "name": f"Cơ sở Thử {number}",
        "legal_name": f"Hộ kinh doanh Thử {number} (dữ liệu minh hoạ)",
        "is_trading": True,
        "phone": f"+84908{number:06d}",
        "address_line": f"Số {number}, đường Thử",
        "commune": commune(),
        **fields,
    }
    return Partner.objects.create(**values)


def goods(*, of: Partner | None = None, title: str = "", price: int = 50_000, left: int = 100, **fields: Any) -> StockRecord:
    """Something for sale: a product with its one stock record, of which `left` can be ordered."""
    number = next(_numbers)
    kind, _created = ProductClass.objects.get_or_create(slug="hang-hoa", defaults={"name": "Hàng hóa"})
    product = Product.objects.create(title=title or f"Bánh tráng thử {number}", product_class=kind, structure=Product.STANDALONE)
    values = {"is_for_sale": True, "unit": "kg", "offer_id": 1_000_000 + number, **fields}
    return StockRecord.objects.create(
        product=product, partner=of or partner(), partner_sku=f"H{number}", price=Decimal(price), num_in_stock=left, **values
    )


def basket(*lines: tuple[StockRecord, int], owner: User | None = None) -> Basket:
    """A basket with these goods, as the pages fill one."""
    made = Basket.objects.create(owner=owner)
    made.strategy = ExchangeStrategy()
    for stock, quantity in lines or ((goods(), 1),):
        made.add_product(stock.product, quantity)
    return made


def wishes(of: Basket, *, ways: Mapping[int, str] | None = None, **fields: Any) -> Wishes:
    """What a buyer who has just seen the basket decides: delivery of everything, unless `ways` says otherwise by partner."""
    now = contents(of)
    of.read_again()
    number = next(_numbers)
    values: dict[str, Any] = {
        "key": Ticket.of(of).key,
        "terms": Terms.of(now),
        "name": "Trần Văn Mua",
        "phone": f"+84909{number:06d}",
        "commune": commune(),
        "street": f"Số {number}, đường Cách Mạng Tháng Tám",
        "ways": {part.partner.pk: DELIVERY for part in now.parts} | dict(ways or {}),
        **fields,
    }
    return Wishes(**values)


def purchase(*lines: tuple[StockRecord, int], buyer: User | None = None, **fields: Any) -> OrderGroup:
    """A placed purchase; of one thing of one seller unless told otherwise. What else lies in the buyer's basket stays there."""
    filled = basket(*lines)
    return place_purchase(filled, wishes(filled, **fields), by=buyer)


_STEPS: dict[str, Callable[[Order], Order]] = {
    OrderState.CONFIRMED: lambda order: confirm_order(order, by=None),
    OrderState.SHIPPED: lambda order: ship_order(order, by=None),
    OrderState.DELIVERED: lambda order: deliver_order(order, by=None),
    OrderState.COMPLETED: lambda order: complete_order(order, by=None, actor=Actor.BUYER),
    OrderState.CANCELLED: lambda order: cancel_order(order, by=None, actor=Actor.BUYER, reason="Đặt nhầm"),
    OrderState.REFUSED: lambda order: refuse_order(order, by=None, actor=Actor.SELLER, reason="Hết hàng"),
}
_WAY_TO: dict[str, tuple[str, ...]] = {
    OrderState.NEW: (),
    OrderState.CONFIRMED: (OrderState.CONFIRMED,),
    OrderState.SHIPPED: (OrderState.CONFIRMED, OrderState.SHIPPED),
    OrderState.DELIVERED: (OrderState.CONFIRMED, OrderState.SHIPPED, OrderState.DELIVERED),
    OrderState.COMPLETED: (OrderState.CONFIRMED, OrderState.SHIPPED, OrderState.DELIVERED, OrderState.COMPLETED),
    OrderState.CANCELLED: (OrderState.CANCELLED,),
    OrderState.REFUSED: (OrderState.REFUSED,),
}


def order(state: str = OrderState.NEW, *, of: Partner | None = None, quantity: int = 2, buyer: User | None = None, **fields: Any) -> Order:
    """An order in that state, taken there by the actions."""
    made: Order = purchase((goods(of=of), quantity), buyer=buyer, **fields).orders.get()
    for step in _WAY_TO[state]:
        _STEPS[step](made)
    return made
