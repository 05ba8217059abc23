"""Buyer A's basket and purchase, of seller A's goods."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from marketplace.commerce.order.links import confirmation_url
from marketplace.commerce.order.models import Order
from sellers.accounts.models import Seller
from tests.factories.commerce import basket, goods, purchase

if TYPE_CHECKING:
    from tests.security.world import World


def add(world: "World", ours: Seller, theirs: Seller) -> None:
    """An open basket, a purchase, its order, and what opens them."""
    buyer = world.people["buyer"]
    for_sale = goods(of=ours.partner)
    line = basket((for_sale, 1), owner=buyer).lines.get()
    group = purchase((goods(of=ours.partner), 1), buyer=buyer)
    order = group.orders.get()
    late = purchase((goods(of=ours.partner), 1), buyer=buyer).orders.get()
    Order.objects.filter(pk=late.pk).update(confirm_by=timezone.now() - timedelta(hours=1))
    world.things.update(
        late_order_number=late.number,
        basket_offer_pk=for_sale.offer_id,
        basket_line_pk=line.pk,
        purchase_token=group.token,
        order_number=order.number,
        order_link=confirmation_url(order),
    )
