"""Fresh proof that the person in front of the screen is the account's owner, asked before contacts and passwords change.

allauth asks for the password or the authenticator app. It lets those who have neither pass; here they are asked for a new code.
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows, suspend_request
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

from marketplace.people.sessions import SIGNED_IN_AT

FRESH_SECONDS = 300
View = Callable[..., HttpResponseBase]


def works_by_code_only(user: AbstractBaseUser) -> bool:
    """Whether the account has neither a password nor a second factor."""
    return not get_reauthentication_flows(user)


def signed_in_recently(request: HttpRequest) -> bool:
    """Whether the session is so young that signing in was proof enough."""
    return time.time() - float(request.session.get(SIGNED_IN_AT, 0)) < FRESH_SECONDS


def note_code_proof(request: HttpRequest) -> None:
    """The person has just typed a code sent to the account's own contact."""
    assert request.user.is_authenticated
    record_authentication(request, request.user, method="code", reauthenticated=True)


def has_code_proof(request: HttpRequest) -> bool:
    """Whether such a code was typed in this session within the last minutes."""
    assert request.user.is_authenticated
    records = get_authentication_records(request, request.user)
    since = time.time() - FRESH_SECONDS
    return any(record.get("reauthenticated") and record["method"] == "code" and record["at"] > since for record in records)


def proof_required(view: View) -> View:
    """Asks people who work by code only for a new one before `view`."""

    @wraps(view)
    def asking(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated and works_by_code_only(request.user) and not has_code_proof(request):
            response: HttpResponseBase = suspend_request(request, reverse("account_reauthenticate_by_code"))
            return response
        return view(request, *args, **kwargs)

    return asking


def code_lifetime() -> int:
    """Seconds for which a code that was sent is good."""
    return int(settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)
