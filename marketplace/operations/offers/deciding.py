"""The buttons on an offer's page in the console. Each calls one action; a refusal shows why and changes nothing."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from marketplace.lifecycles import ActionRefused, BusinessError
from marketplace.operations.access import for_officer
from marketplace.operations.offers.forms import ReturnForm, RevisionForm, TakeDownForm
from marketplace.operations.offers.page import draw, find, next_waiting
from marketplace.operations.registrations.forms import typed_again
from marketplace.operations.request import OfficerRequest
from sellers.offers.actions.approve_offer import approve_offer
from sellers.offers.actions.restore_offer import restore_offer
from sellers.offers.actions.return_offer import return_offer
from sellers.offers.actions.take_down_offer import take_down_offer
from sellers.offers.models import Offer

CONFLICT, BAD = 409, 422
Act = Callable[[Offer, dict[str, Any]], object]


@require_POST
@for_officer
def approve(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """Buyers see it from now on."""

    def act(found: Offer, data: dict[str, Any]) -> None:
        approve_offer(offer=found, by=request.user, revision=data["revision"])

    offer = find(pk)
    return _try(request, offer, RevisionForm(request.POST), "approve_form", act) or _onward(request, offer, _("“%(title)s” is on sale."))


@require_POST
@for_officer
def send_back(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """The seller reads what to correct."""

    def act(found: Offer, data: dict[str, Any]) -> None:
        return_offer(offer=found, by=request.user, reason=data["reason"], revision=data["revision"])

    offer = find(pk)
    said = _("“%(title)s” is returned; the seller is told what to correct.")
    return _try(request, offer, ReturnForm(request.POST), "return_form", act) or _onward(request, offer, said)


@require_POST
@for_officer
def take_down(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """Gone from pages, results and baskets."""

    def act(found: Offer, data: dict[str, Any]) -> None:
        take_down_offer(offer=found, by=request.user, reason=data["reason"])

    offer = find(pk)
    refused = _try(request, offer, TakeDownForm(request.POST), "take_down_form", act)
    return refused or _stay(request, offer, _("“%(title)s” is taken down; the seller is told why."))


@require_POST
@for_officer
def restore(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """Back on sale."""

    def act(found: Offer, _data: dict[str, Any]) -> None:
        restore_offer(offer=found, by=request.user)

    offer = find(pk)
    return _try(request, offer, forms.Form(request.POST), "restore_form", act) or _stay(request, offer, _("“%(title)s” is on sale again."))


def _try(request: OfficerRequest, offer: Offer, form: forms.Form, name: str, act: Act) -> HttpResponseBase | None:
    """None when it was done; otherwise the page with what stands in the way, and what was typed."""
    if not form.is_valid():
        return draw(request, offer, status=BAD, tried=name, **{name: form})
    try:
        act(offer, form.cleaned_data)
    except BusinessError as error:
        present = find(offer.pk)
        refusal = _too_late(present) if isinstance(error, ActionRefused) else error.message
        again = typed_again(form, revision=present.revision)
        return draw(request, present, status=CONFLICT, refusal=refusal, tried=name, **{name: again})
    return None


def _too_late(present: Offer) -> str:
    """Who was quicker."""
    words = {"state": present.get_state_display(), "who": present.approved_by}
    if present.is_waiting:
        return _("The seller has changed the offer in the meantime. Read it once more; what you did was not recorded.")
    if present.is_live and present.approved_by is not None:
        return _("%(who)s was quicker: the offer is already “%(state)s”. What you did was not recorded.") % words
    return _("The offer is now “%(state)s”. What you did was not recorded.") % words


def _onward(request: OfficerRequest, offer: Offer, said: str) -> HttpResponseBase:
    messages.success(request, said % {"title": offer.title})
    following = next_waiting(offer)
    return redirect("console:offers") if following is None else redirect("console:offer", following.pk)


def _stay(request: OfficerRequest, offer: Offer, said: str) -> HttpResponseBase:
    messages.success(request, said % {"title": offer.title})
    return redirect("console:offer", offer.pk)
