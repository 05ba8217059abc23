"""Nobody orders his own goods: not signed in as one of the seller's people, not under the seller's own number."""

from collections.abc import Sequence

from marketplace.commerce.checkout.errors import OwnGoods
from marketplace.commerce.checkout.purchase import SellersOrder, Wishes
from marketplace.commerce.partner.models import Partner
from marketplace.people.models import User


def refuse_own_goods(orders: Sequence[SellersOrder], wishes: Wishes, by: User | None) -> None:
    """Raises OwnGoods."""
    sellers = [order.part.partner for order in orders]
    if any(seller.phone == wishes.phone for seller in sellers):
        raise OwnGoods
    if by is not None and Partner.objects.filter(pk__in=[seller.pk for seller in sellers], users=by).exists():
        raise OwnGoods
