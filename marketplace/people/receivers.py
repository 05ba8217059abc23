"""What must happen when a library says that somebody has shown or set up a second factor."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.http import HttpRequest

from marketplace.people.second_factor import note_second_factor


def renew_session(request: HttpRequest, **kwargs: Any) -> None:
    """A session that has gained rights gets a new key, so that one planted or copied before is worth nothing."""
    request.session.cycle_key()
    if request.user.is_authenticated:
        UserSession.objects.create_from_request(request)


def count_enrolment(request: HttpRequest, authenticator: Authenticator, **kwargs: Any) -> None:
    """Setting up the app asks for its code, so this session has shown it."""
    if authenticator.type == Authenticator.Type.TOTP:
        note_second_factor(request, authenticator)
        renew_session(request)
