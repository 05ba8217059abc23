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

    def act() -> str:
        give_suspension_notice(seller, by=request.user, reason=form.cleaned_data["reason"], effective_at=form.effective_at)
        return _("The seller has been told.")

    return ask(request, seller, form, "notice", act)


@ask_and_do
@for_officer
def suspend(request: OfficerRequest, public_id: Any) -> HttpResponseBase:
    """Suspends at once."""
    seller, form = find(public_id), SuspendForm(request.POST or None)

    def act() -> str:
        data = form.cleaned_data
        suspend_at_once(seller, by=request.user, ground=data["ground"], reason=data["reason"], order=form.order)
        return _("The seller is suspended; the offers are gone from the exchange.")

    return ask(request, seller, form, "suspend", act)


@ask_and_do
@for_officer
def reinstate(request: OfficerRequest, public_id: Any) -> HttpResponseBase:
    """Lets the seller trade again."""
    seller, form = find(public_id), WordsForm(request.POST or None)

    def act() -> str:
        reinstate_seller(seller, by=request.user, reason=form.cleaned_data["reason"])
        return _("The seller trades again; the offers are back.")

    return ask(request, seller, form, "reinstate", act)


@ask_and_do
@for_officer
def cancel_notice(request: OfficerRequest, public_id: Any, pk: int) -> HttpResponseBase:
    """Takes an announced suspension back."""
    seller, form = find(public_id), WordsForm(request.POST or None)
    enforcement = get_object_or_404(Enforcement.objects.filter(seller=seller), pk=pk)

    def act() -> str:
        cancel_suspension_notice(enforcement, by=request.user, reason=form.cleaned_data["reason"])
        return _("The announced suspension is taken back.")

    return ask(request, seller, form, "cancel", act)


def ask(request: OfficerRequest, seller: Seller, form: forms.Form, what: str, act: Callable[[], str]) -> HttpResponseBase:
    """The question, or what came of the answer; `act` does it and says what is said afterwards."""
    status, refusal = 200, None
    # An empty post is unbound for Django; it is still a post, and its fields are missing.
    if request.method == "POST":
        form.is_bound = True
        status = BAD
        if form.is_valid():
            try:
                done = act()
            except BusinessError as error:
                status, refusal = CONFLICT, error.message
            else:
                messages.success(request, done)
                return redirect("console:seller", seller.public_id)
    context = {"of": find(seller.public_id), "form": form, "what": what, "refusal": refusal, "standing": standing(seller)}
    return TemplateResponse(request, f"console/seller_{what}.html", context, status=status)
