"""A buyer's purchases: the list of a signed-in buyer, and the page of one purchase by its unguessable link.

Whoever has the link is the buyer as far as the purchase goes: it was shown to him alone, and to whom he gave it.
"""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from marketplace.commerce.customer.forms import ReasonForm
from marketplace.commerce.customer.steps import steps
from marketplace.commerce.order.actions import cancel_order, complete_order, refuse_order
from marketplace.commerce.order.lifecycle import Actor
from marketplace.commerce.order.models import Order, OrderGroup
from marketplace.lifecycles import BusinessError
from marketplace.people.models import User

PER_PAGE = 10
GONE = 409


@require_GET
@never_cache
@login_required
def my_orders(request: HttpRequest) -> HttpResponse:
    """Purchases of the person signed in, the newest first."""
    assert isinstance(request.user, User)
    page = Paginator(OrderGroup.objects.of(request.user).with_orders(), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "order/my_orders.html", {"page": page})


@require_GET
@never_cache
def purchase(request: HttpRequest, token: str) -> HttpResponse:
    """What happens next and when, for each of its orders."""
    group = get_object_or_404(OrderGroup.objects.all(), token=token)
    orders = group.orders.order_by("pk").for_page()
    return _private(render(request, "order/purchase.html", {"purchase": group, "orders": [(order, steps(order)) for order in orders]}))


def _private(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


@method_decorator(never_cache, name="dispatch")
class CallOff(View):
    """Cancelling before the goods leave, refusing them at the door; asks first."""

    def get(self, request: HttpRequest, token: str, number: str) -> HttpResponse:
        """The question."""
        order = _order(token, number)
        if not order.can_be_called_off:
            return _too_late(request, order)
        return self._page(request, order, ReasonForm(expected=order.can("refuse") and not order.can("cancel")))

    def post(self, request: HttpRequest, token: str, number: str) -> HttpResponse:
        """The answer."""
        order = _order(token, number)
        if not order.can_be_called_off:
            return _too_late(request, order)
        form = ReasonForm(request.POST, expected=not order.can("cancel"))
        if not form.is_valid():
            return self._page(request, order, form)
        action = cancel_order if order.can("cancel") else refuse_order
        try:
            action(order, by=_acting(request), actor=Actor.BUYER, reason=form.cleaned_data["reason"])
        except BusinessError as refused:
            messages.error(request, str(refused.message))
        else:
            messages.success(request, _("Order %(number)s has been called off; the seller has been told.") % {"number": order.number})
        return redirect(order.group)

    def _page(self, request: HttpRequest, order: Order, form: ReasonForm) -> HttpResponse:
        return _private(render(request, "order/call_off.html", {"order": order, "form": form}))


@method_decorator(never_cache, name="dispatch")
class Received(View):
    """The buyer says that all is well."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, token: str, number: str) -> HttpResponse:
        """Completes the order."""
        order = _order(token, number)
        try:
            complete_order(order, by=_acting(request), actor=Actor.BUYER)
        except BusinessError as refused:
            messages.error(request, str(refused.message))
        return redirect(order.group)


def _order(token: str, number: str) -> Order:
    orders: Any = Order.objects.select_related("group", "partner")
    order: Order = get_object_or_404(orders, group__token=token, number=number)
    return order


def _acting(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None


def _too_late(request: HttpRequest, order: Order) -> HttpResponse:
    messages.info(request, _("Order %(number)s can no longer be called off here: call the seller.") % {"number": order.number})
    return redirect(order.group)
