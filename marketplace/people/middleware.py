"""Staff cannot work without a second factor, nor longer than a shift without signing in."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from marketplace.people.models import User
from marketplace.people.second_factor import has_second_factor, has_shown_second_factor
from marketplace.people.sessions import is_too_old_for_staff

# allauth's own pages, on which the second factor is set up and shown, and what every page needs.
OPEN_PREFIXES = ("account_", "mfa_", "usersessions_")
OPEN_NAMES = {"set_language", "logout", "wagtailadmin_logout", "healthz", "readyz"}


# Rooms of libraries, which would send people without a key round in circles between themselves and the sign-in page.
KEYS: dict[str, Callable[[User], bool]] = {
    "cms/": lambda user: user.is_editor,
    # Staff is appointed by a command that knows the second factor.
    "cms/users/": lambda user: False,
    "cms/groups/": lambda user: False,
    "quan-tri-du-lieu/": lambda user: user.is_active and user.is_superuser,
}


class StaffGate:
    """Sends staff to enrol or to show the second factor before any page but those on which they do so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Nothing here: the view must be known first."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponseBase | None:
        """The way to the second factor, or None to let the request pass."""
        user = request.user
        if not user.is_authenticated:
            return None
        if user.needs_second_factor and (response := self._second_factor(request, user)) is not None:
            return response
        if not _has_key(request, user):
            raise PermissionDenied
        return None

    def _second_factor(self, request: HttpRequest, user: User) -> HttpResponseBase | None:
        is_open = _is_open(request)
        if is_too_old_for_staff(request.session):
            logout(request)
            return None if is_open else redirect_to_login(_wanted(request), reverse("account_login"))
        if is_open or has_shown_second_factor(request):
            return None
        step = "mfa_reauthenticate" if has_second_factor(user) else "mfa_activate_totp"
        return HttpResponseRedirect(f"{reverse(step)}?{urlencode({'next': _wanted(request)})}")


def _is_open(request: HttpRequest) -> bool:
    name = request.resolver_match.url_name if request.resolver_match else None
    if name and (name.startswith(OPEN_PREFIXES) or name in OPEN_NAMES):
        return True
    return request.path.startswith(settings.STATIC_URL)


def _has_key(request: HttpRequest, user: User) -> bool:
    route = request.resolver_match.route if request.resolver_match else ""
    return all(may_enter(user) for room, may_enter in KEYS.items() if route.startswith(room))


def _wanted(request: HttpRequest) -> str:
    """The page to return to; what was posted is not repeated."""
    return request.get_full_path() if request.method == "GET" else request.path
