"""Buyer A's basket and purchase, of seller A's goods."""

from typing import TYPE_CHECKING

from marketplace.commerce.order.links import confirmation_url
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
    world.things.update(
        basket_offer_pk=for_sale.offer_id,
        basket_line_pk=line.pk,
        purchase_token=group.token,
        order_number=order.number,
        order_link=confirmation_url(order),
    )
