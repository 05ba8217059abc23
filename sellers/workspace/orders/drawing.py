"""The page of one order as its seller sees it."""

from django.http import HttpResponseBase
from django.template.response import TemplateResponse

from marketplace.commerce.order.models import Order
from marketplace.commerce.order.words import story
from sellers.workspace.orders.buttons import ActForm, buttons
from sellers.workspace.request import SellerRequest


def order_page(request: SellerRequest, order: Order, tried: ActForm | None = None) -> HttpResponseBase:
    """`tried` is a form that was sent and refused: it is shown open with its errors."""
    context = {"order": order, "buttons": buttons(order, tried), "steps": story(order), "tried": tried}
    return TemplateResponse(request, "workspace/orders/order.html", context, status=422 if tried else 200)
