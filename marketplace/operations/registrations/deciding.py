"""The buttons on a dossier's page. Each calls one action; a refusal shows why and changes nothing."""

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
from marketplace.operations.registrations.forms import (
    IdentityForm,
    RejectForm,
    ReturnForm,
    RevealForm,
    RoundForm,
    TaxCodeForm,
    typed_again,
)
from marketplace.operations.registrations.page import draw, find, next_waiting
from marketplace.operations.request import OfficerRequest
from sellers.accounts.actions.approve_registration import approve_registration
from sellers.accounts.actions.check_identity import check_identity
from sellers.accounts.actions.override_tax_code import override_tax_code
from sellers.accounts.actions.reject_registration import reject_registration
from sellers.accounts.actions.return_registration import return_registration
from sellers.accounts.actions.reveal_personal_id import reveal_personal_id
from sellers.accounts.models import BusinessRegistration

CONFLICT, BAD = 409, 422
Act = Callable[[BusinessRegistration, dict[str, Any]], object]


@require_POST
@for_officer
def identity(request: OfficerRequest, public_id: Any) -> HttpResponseBase:
    """Records what the officer found in the papers."""
    dossier, form = find(public_id), IdentityForm(request.POST)

    def act(found: BusinessRegistration, _data: dict[str, Any]) -> None:
        check_identity(found, by=request.user, checker=form.checker())

    return _try(request, dossier, form, "identity_form", act) or redirect("console:registration", public_id)


@require_POST
@for_officer
def tax_code(request: OfficerRequest, public_id: Any) -> HttpResponseBase:
    """Accepts a tax code whose check digit fails."""
    dossier, form = find(public_id), TaxCodeForm(request.POST, prefix="tax")

    def act(found: BusinessRegistration, data: dict[str, Any]) -> None:
        override_tax_code(found, by=request.user, reason=data["reason"])

    return _try(request, dossier, form, "tax_form", act) or redirect("console:registration", public_id)


@require_POST
@for_officer
def reveal(request: OfficerRequest, public_id: Any) -> HttpResponseBase:
    """Shows the personal ID number on this one answer."""
    dossier, form = find(public_id), RevealForm(request.POST, prefix="reveal")
    opened: dict[str, str] = {}

    def act(found: BusinessRegistration, data: dict[str, Any]) -> None:
        opened["number"] = reveal_personal_id(found, by=request.user, reason=data["reason"])

    return _try(request, dossier, form, "reveal_form", act) or draw(request, dossier, opened_number=opened["number"])


@require_POST
@for_officer
def approve(request: OfficerRequest, public_id: Any) -> HttpResponseBase:
    """Makes the seller."""
    dossier, form = find(public_id), RoundForm(request.POST)

    def act(found: BusinessRegistration, data: dict[str, Any]) -> None:
        approve_registration(found, by=request.user, round=data["round"])

    return _try(request, dossier, form, "approve_form", act) or _onward(request, dossier, _("%(code)s is approved; the seller can start."))


@require_POST
@for_officer
def send_back(request: OfficerRequest, public_id: Any) -> HttpResponseBase:
    """Asks for a supplement."""
    dossier, form = find(public_id), ReturnForm(request.POST, prefix="return")

    def act(found: BusinessRegistration, data: dict[str, Any]) -> None:
        return_registration(found, by=request.user, reason=data["reason"], round=data["round"])

    said = _("%(code)s is returned; the applicant is told what is missing.")
    return _try(request, dossier, form, "return_form", act) or _onward(request, dossier, said)


@require_POST
@for_officer
def reject(request: OfficerRequest, public_id: Any) -> HttpResponseBase:
    """Refuses the dossier."""
    dossier, form = find(public_id), RejectForm(request.POST, prefix="reject")

    def act(found: BusinessRegistration, data: dict[str, Any]) -> None:
        reject_registration(found, by=request.user, reason=data["reason"], round=data["round"])

    said = _("%(code)s is refused; the applicant is told why.")
    return _try(request, dossier, form, "reject_form", act) or _onward(request, dossier, said)


def _try(request: OfficerRequest, dossier: BusinessRegistration, form: forms.Form, name: str, act: Act) -> HttpResponseBase | None:
    """None when it was done; otherwise the page with what stands in the way, and what was typed."""
    if not form.is_valid():
        return draw(request, dossier, status=BAD, tried=name, **{name: form})
    try:
        act(dossier, form.cleaned_data)
    except BusinessError as error:
        present = find(dossier.public_id)
        refusal = _too_late(present) if isinstance(error, ActionRefused) else error.message
        again = typed_again(form, round=present.round)
        return draw(request, present, status=CONFLICT, refusal=refusal, tried=name, **{name: again})
    return None


def _too_late(present: BusinessRegistration) -> str:
    """Who was quicker."""
    if present.decided_by is not None and not present.is_waiting:
        who = {"who": present.decided_by, "state": present.get_state_display()}
        return _("%(who)s was quicker: the dossier is already “%(state)s”. What you did was not recorded.") % who
    return _("The dossier is now “%(state)s”. What you did was not recorded.") % {"state": present.get_state_display()}


def _onward(request: OfficerRequest, dossier: BusinessRegistration, said: str) -> HttpResponseBase:
    messages.success(request, said % {"code": dossier.code})
    following = next_waiting(dossier)
    return redirect("console:registrations") if following is None else redirect("console:registration", following.public_id)
