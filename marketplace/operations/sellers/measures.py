"""Measures against a seller: each page states what will happen, and its button does it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from marketplace.lifecycles import BusinessError
from marketplace.operations.access import for_officer
from marketplace.operations.request import OfficerRequest
from marketplace.operations.sellers.forms import NoticeForm, SuspendForm, WordsForm
from marketplace.operations.sellers.page import find, standing
from sellers.accounts.actions.cancel_suspension_notice import cancel_suspension_notice
from sellers.accounts.actions.give_suspension_notice import give_suspension_notice
from sellers.accounts.actions.reinstate_seller import reinstate_seller
from sellers.accounts.actions.suspend_at_once import suspend_at_once
from sellers.accounts.models import Enforcement, Seller

CONFLICT, BAD = 409, 422
ask_and_do = require_http_methods(["GET", "HEAD", "POST"])


@ask_and_do
@for_officer
def notice(request: OfficerRequest, public_id: Any) -> HttpResponseBase:
    """Announces a suspension."""
    seller, form = find(public_id), NoticeForm(request.POST or None)

    def act() -> None:
        give_suspension_notice(seller, by=request.user, reason=form.cleaned_data["reason"], effective_at=form.effective_at)

    return _ask(request, seller, form, "notice", act, _("The seller has been told."))


@ask_and_do
@for_officer
def suspend(request: OfficerRequest, public_id: Any) -> HttpResponseBase:
    """Suspends at once."""
    seller, form = find(public_id), SuspendForm(request.POST or None)

    def act() -> None:
        data = form.cleaned_data
        suspend_at_once(seller, by=request.user, ground=data["ground"], reason=data["reason"], order=form.order)

    return _ask(request, seller, form, "suspend", act, _("The seller is suspended; the offers are gone from the exchange."))


@ask_and_do
@for_officer
def reinstate(request: OfficerRequest, public_id: Any) -> HttpResponseBase:
    """Lets the seller trade again."""
    seller, form = find(public_id), WordsForm(request.POST or None)

    def act() -> None:
        reinstate_seller(seller, by=request.user, reason=form.cleaned_data["reason"])

    return _ask(request, seller, form, "reinstate", act, _("The seller trades again; the offers are back."))


@ask_and_do
@for_officer
def cancel_notice(request: OfficerRequest, public_id: Any, pk: int) -> HttpResponseBase:
    """Takes an announced suspension back."""
    seller, form = find(public_id), WordsForm(request.POST or None)
    enforcement = get_object_or_404(Enforcement.objects.filter(seller=seller), pk=pk)

    def act() -> None:
        cancel_suspension_notice(enforcement, by=request.user, reason=form.cleaned_data["reason"])

    return _ask(request, seller, form, "cancel", act, _("The announced suspension is taken back."))


def _ask(request: OfficerRequest, seller: Seller, form: forms.Form, what: str, act: Callable[[], None], done: str) -> HttpResponseBase:
    status, refusal = 200, None
    # An empty post is unbound for Django; it is still a post, and its fields are missing.
    if request.method == "POST":
        form.is_bound = True
        status = BAD
        if form.is_valid():
            try:
                act()
            except BusinessError as error:
                status, refusal = CONFLICT, error.message
            else:
                messages.success(request, done)
                return redirect("console:seller", seller.public_id)
    context = {"of": find(seller.public_id), "form": form, "what": what, "refusal": refusal, "standing": standing(seller)}
    return TemplateResponse(request, f"console/seller_{what}.html", context, status=status)
