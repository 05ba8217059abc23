"""Who enters the console: officers who have shown their second factor in this session."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

from marketplace.operations.request import OfficerRequest
from marketplace.people.second_factor import has_second_factor, has_shown_second_factor

P = ParamSpec("P")
Page = Callable[Concatenate[OfficerRequest, P], HttpResponseBase]


def for_officer(page: Page[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Opens a page to officers. Others are sent to sign in or to show their second factor, or told that it is not theirs (403)."""

    @wraps(page)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        response = _turned_away(request) or page(request, *args, **kwargs)  # type: ignore[arg-type]
        add_never_cache_headers(response)
        return response

    return guarded  # type: ignore[return-value]


def _turned_away(request: HttpRequest) -> HttpResponseBase | None:
    user = request.user
    if not user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if not user.is_officer:
        raise PermissionDenied
    # The middleware asks all staff everywhere; the console does not rely on it being there.
    if not has_shown_second_factor(request):
        step = "mfa_reauthenticate" if has_second_factor(user) else "mfa_activate_totp"
        return HttpResponseRedirect(f"{reverse(step)}?{urlencode({'next': request.path})}")
    return None
