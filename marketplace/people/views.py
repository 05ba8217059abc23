"""A person's own page, and the fresh proof that it asks for."""

import secrets
import time
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import resume_request
from allauth.account.models import EmailAddress
from allauth.core.internal.cryptokit import compare_user_code
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from marketplace.people.forms import CodeForm, ProfileForm
from marketplace.people.identifiers import show_phone
from marketplace.people.models import User
from marketplace.people.proof import code_lifetime, note_code_proof
from marketplace.people.second_factor import has_second_factor

PROOF = "proof_by_code"
MOST_ATTEMPTS = 3


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """Name and language to change here; the ways to everything that asks for proof."""
    user = _person(request)
    form = ProfileForm(request.POST or None, instance=user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("account")
    page = {
        "form": form,
        "phone": show_phone(user.phone) if user.phone and user.phone_verified else "",
        "email": EmailAddress.objects.get_primary_email(user),
        "has_password": user.has_usable_password(),
        "has_second_factor": has_second_factor(user),
    }
    return render(request, "people/account.html", page)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def reauthenticate_by_code(request: HttpRequest) -> HttpResponseBase:
    """Sends a code to the account's own phone or e-mail, and goes on with what was wanted once it is typed."""
    state: dict[str, Any] | None = request.session.get(PROOF)
    if state and time.time() - state["at"] > code_lifetime():
        state = None
    if request.method == "POST" and (state is None or request.POST.get("action") == "send"):
        request.session[PROOF] = {"code": _send_code(request), "at": time.time(), "failed": 0}
        return HttpResponseRedirect(request.get_full_path())
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and state:
        if compare_user_code(actual=form.cleaned_data["code"], expected=state["code"]):
            del request.session[PROOF]
            note_code_proof(request)
            return resume_request(request) or redirect("account")
        form.add_error("code", _("This is not the code that was sent."))
        _count_failure(request, state)
    return render(
        request, "people/reauthenticate_by_code.html", {"form": form, "is_sent": bool(state), "contact": _contact(_person(request))}
    )


def _person(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user


def _contact(user: User) -> str:
    return user.phone if user.phone and user.phone_verified else user.email or ""


def _send_code(request: HttpRequest) -> str:
    user, adapter = _person(request), get_adapter(request)
    code = f"{secrets.randbelow(10**6):06d}"
    contact = _contact(user)
    if contact == user.phone:
        adapter.send_verification_code_sms(user=user, phone=contact, code=code)
    else:
        adapter.send_mail("account/email/login_code", contact, {"code": code})
    return code


def _count_failure(request: HttpRequest, state: dict[str, Any]) -> None:
    state["failed"] += 1
    if state["failed"] >= MOST_ATTEMPTS:
        del request.session[PROOF]
    else:
        request.session[PROOF] = state
