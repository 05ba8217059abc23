"""The buttons on a certificate's page in the console. Each calls one action; a refusal shows why and changes nothing."""

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
from marketplace.operations.certificates.forms import RejectForm, ReturnForm, RevokeForm
from marketplace.operations.certificates.page import draw, find, next_waiting
from marketplace.operations.registrations.forms import RoundForm, typed_again
from marketplace.operations.request import OfficerRequest
from sellers.certificates.actions.approve_certificate import approve_certificate
from sellers.certificates.actions.reject_certificate import reject_certificate
from sellers.certificates.actions.return_certificate import return_certificate
from sellers.certificates.actions.revoke_certificate import revoke_certificate
from sellers.certificates.marks import seen_of
from sellers.certificates.models import Certificate

CONFLICT, BAD = 409, 422
Act = Callable[..., Certificate]


@require_POST
@for_officer
def approve(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """Buyers see it from now on."""
    found = find(pk)
    refused = _try(request, found, RoundForm(request.POST), "approve_form", approve_certificate)
    return refused or _onward(request, found, _("%(name)s is checked. %(seen)s"))


@require_POST
@for_officer
def send_back(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """The seller reads what to correct."""
    found = find(pk)
    refused = _try(request, found, ReturnForm(request.POST, auto_id="return_%s"), "return_form", return_certificate)
    return refused or _onward(request, found, _("%(name)s is returned; the seller is told what to correct."))


@require_POST
@for_officer
def reject(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """The seller reads why."""
    found = find(pk)
    refused = _try(request, found, RejectForm(request.POST, auto_id="reject_%s"), "reject_form", reject_certificate)
    return refused or _onward(request, found, _("%(name)s is refused; the seller is told why."))


@require_POST
@for_officer
def revoke(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """Gone from all goods."""
    found = find(pk)
    refused = _try(request, found, RevokeForm(request.POST, auto_id="revoke_%s"), "revoke_form", revoke_certificate)
    if refused is not None:
        return refused
    messages.success(request, _("%(name)s is revoked; buyers no longer see it, and the seller is told why.") % {"name": found})
    return redirect("console:certificate", found.pk)


def _try(request: OfficerRequest, found: Certificate, form: forms.Form, name: str, act: Act) -> HttpResponseBase | None:
    """None when it was done; otherwise the page with what stands in the way, and what was typed."""
    if not form.is_valid():
        return draw(request, found, status=BAD, tried=name, **{name: form})
    said: dict[str, Any] = {key: form.cleaned_data[key] for key in ("reason", "round") if key in form.cleaned_data}
    try:
        act(certificate=found, by=request.user, **said)
    except BusinessError as error:
        present = find(found.pk)
        refusal = _too_late(present) if isinstance(error, ActionRefused) else error.message
        again = typed_again(form, round=present.round)
        again.auto_id = form.auto_id
        return draw(request, present, status=CONFLICT, refusal=refusal, tried=name, **{name: again})
    return None


def _too_late(present: Certificate) -> str:
    """Who was quicker; a withdrawn one still says who had approved it, and that is not who was."""
    if present.is_waiting:
        return _("The seller has sent it anew in the meantime. Read it once more; what you did was not recorded.")
    words = {"state": present.get_state_display(), "who": present.decided_by}
    if present.is_decided and present.decided_by is not None:
        return _("%(who)s was quicker: the certificate is already “%(state)s”. What you did was not recorded.") % words
    return _("The certificate is now “%(state)s”. What you did was not recorded.") % words


def _onward(request: OfficerRequest, found: Certificate, said: str) -> HttpResponseBase:
    messages.success(request, said % {"name": found, "seen": seen_of(found)})
    following = next_waiting(found)
    return redirect("console:certificates") if following is None else redirect("console:certificate", following.pk)
