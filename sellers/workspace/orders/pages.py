"""The list of the seller's orders and the page of one."""

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from marketplace.commerce.order.models import Order
from marketplace.commerce.order.querysets import OrderQuerySet
from sellers.workspace.access import for_seller
from sellers.workspace.orders.drawing import order_page
from sellers.workspace.orders.lists import TAB, OrderTable, question_of, tabs
from sellers.workspace.request import SellerRequest


def own_orders(request: SellerRequest) -> OrderQuerySet:
    """The seller's; of a purchase from several sellers, his part alone."""
    return Order.objects.of(request.seller.partner)


@require_safe
@for_seller()
def orders(request: SellerRequest) -> HttpResponseBase:
    """One tab of the list."""
    chosen = request.GET.get(TAB, "")
    rows = getattr(own_orders(request), question_of(chosen))().for_list()
    return OrderTable(rows, request).respond("workspace/orders/list.html", {"tabs": tabs(request.seller.partner, chosen)})


@require_safe
@for_seller()
def order(request: SellerRequest, number: str) -> HttpResponseBase:
    """What was ordered, by whom, where to, until when; nothing changes here."""
    return order_page(request, get_object_or_404(own_orders(request).for_page(), number=number))
