"""The page behind the signed link: one order, one button, nobody signed in. Opening it changes nothing.

It tells no address and no phone number: the link may be seen by others than the seller, and confirming needs neither.
"""

from django.http import HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from marketplace.commerce.order.actions import confirm_order
from marketplace.commerce.order.links import read_token
from marketplace.commerce.order.models import Order
from marketplace.lifecycles import BusinessError
from marketplace.links import LinkExpired, LinkInvalid

GONE = 410


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def confirm(request: HttpRequest, token: str) -> HttpResponseBase:
    """The button works while the order waits; afterwards the page says how it stands."""
    try:
        link = read_token(token)
    except LinkExpired:
        return _page(request, "expired", status=GONE)
    except LinkInvalid:
        return _page(request, "invalid", status=404)
    order: Order | None = Order.objects.filter(pk=link.id).for_page().first()
    if order is None:
        return _page(request, "invalid", status=404)
    if request.method == "POST":
        return _confirm(request, order)
    return _page(request, "ask" if order.is_waiting_for_the_seller else "answered", order)


def _confirm(request: HttpRequest, order: Order) -> HttpResponseBase:
    try:
        confirm_order(order, by=None)
    except BusinessError:
        order.refresh_from_db()
        return _page(request, "answered", order)
    return _page(request, "done", order)


def _page(request: HttpRequest, state: str, order: Order | None = None, *, status: int = 200) -> HttpResponseBase:
    response = TemplateResponse(request, "workspace/orders/confirm.html", {"state": state, "order": order}, status=status)
    # The address is the key: no page that this one leads to, not even of ours, hears more than the host. ("no-referrer" would
    # make browsers send the button's form with the origin "null", which is refused.)
    response["Referrer-Policy"] = "strict-origin"
    return response
