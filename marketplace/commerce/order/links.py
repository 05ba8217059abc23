"""The signed link by which a seller confirms a new order without signing in."""

import datetime as dt

from django.urls import reverse

from marketplace.commerce.order.models import Order
from marketplace.links import SignedLink, read, sign

PURPOSE = "orders.confirm"
# A little longer than the clock runs: who comes late sees what became of the order.
LIFETIME = dt.timedelta(days=7)


def confirmation_url(order: Order) -> str:
    """The address of the page with the one button; it answers nothing but this order's confirmation."""
    return reverse("order_confirm", args=[sign(PURPOSE, order.pk, 0, lifetime=LIFETIME)])


def read_token(token: str) -> SignedLink:
    """What the token is for; raises LinkInvalid or LinkExpired."""
    return read(PURPOSE, token)
