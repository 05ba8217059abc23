"""The list, and one order with what an officer can do: call, or cancel with a reason that both sides read."""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from marketplace.commerce.customer.forms import ReasonForm
from marketplace.commerce.order.actions import cancel_order
from marketplace.commerce.order.lifecycle import Actor
from marketplace.commerce.order.models import Order
from marketplace.commerce.order.words import story
from marketplace.lifecycles import BusinessError
from marketplace.operations.access import for_officer
from marketplace.operations.orders.lists import OverdueTable
from marketplace.operations.request import OfficerRequest


@require_safe
@for_officer
def waiting(request: OfficerRequest) -> HttpResponseBase:
    """New orders whose time is up."""
    return OverdueTable(Order.objects.overdue(timezone.now()).for_list(), request).respond("console/orders.html")


@require_http_methods(["GET", "HEAD", "POST"])
@for_officer
def order(request: OfficerRequest, number: str) -> HttpResponseBase:
    """Only orders that were passed on to the officers are opened: others are between buyer and seller."""
    found: Order = get_object_or_404(Order.objects.passed_on(timezone.now()).for_page(), number=number)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _cancel(request, found, form.cleaned_data["reason"])
    context = {"order": found, "form": form, "steps": story(found)}
    return TemplateResponse(request, "console/order.html", context, status=422 if form.is_bound else 200)


def _cancel(request: OfficerRequest, found: Order, reason: str) -> HttpResponseBase:
    try:
        cancel_order(found, by=request.user, actor=Actor.EXCHANGE, reason=reason)
    except BusinessError as refused:
        messages.error(request, str(refused.message))
    else:
        messages.success(request, _("Cancelled; both sides have been told."))
    return redirect("console:order", number=found.number)
