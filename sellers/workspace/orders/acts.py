"""What a button on an order does."""

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from marketplace.commerce.order.models import Order
from marketplace.lifecycles import BusinessError
from sellers.workspace.access import for_seller
from sellers.workspace.orders.buttons import Act, ActForm, act_named
from sellers.workspace.orders.drawing import order_page
from sellers.workspace.orders.pages import own_orders
from sellers.workspace.request import SellerRequest


@require_POST
@for_seller()
def act(request: SellerRequest, number: str, action: str) -> HttpResponseBase:
    """One button on one order of the seller's own."""
    order: Order = get_object_or_404(own_orders(request).for_page(), number=number)
    chosen = act_named(action)
    if chosen is None:
        raise Http404
    form = ActForm(chosen, request.POST) if chosen.asks else None
    if form is not None and not form.is_valid():
        return order_page(request, order, form)
    _run(request, chosen, order, form.cleaned_data["text"] if form else "")
    return redirect("workspace:order", number=number)


def _run(request: SellerRequest, chosen: Act, order: Order, text: str) -> None:
    try:
        chosen.run(order, request.user, text)
    except BusinessError as refused:
        messages.error(request, str(refused.message))
    else:
        messages.success(request, str(chosen.done))
