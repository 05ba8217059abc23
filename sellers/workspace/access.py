"""Who enters the seller's room, and for which seller: the one chosen for this session, among those the person works for."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.cache import add_never_cache_headers

from sellers.accounts.models import Seller, SellerMember
from sellers.workspace.request import SellerRequest

P = ParamSpec("P")
Page = Callable[Concatenate[SellerRequest, P], HttpResponseBase]
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
SESSION_KEY = "seller"
OWNER, STAFF = SellerMember.Role.OWNER, SellerMember.Role.STAFF


def for_seller(role: str = STAFF) -> Callable[[Page[P]], View[P]]:
    """Opens a page to members of the seller of the session; `role=OWNER` to owners only.

    Sets `request.seller` and `request.membership`. Others are sent to sign in, asked to choose among their sellers, or told that they
    work for none (403).
    """

    def around(page: Page[P]) -> View[P]:
        @wraps(page)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            response = _turned_away(request, role) or page(request, *args, **kwargs)  # type: ignore[arg-type]
            add_never_cache_headers(response)
            return response

        return cast(View[P], guarded)

    return around


def choose(request: HttpRequest, seller: Seller) -> None:
    """Makes this the seller of the session."""
    request.session[SESSION_KEY] = seller.pk


def memberships_of(person: Any) -> list[SellerMember]:
    """The person's places of work, by the name of the seller."""
    found = SellerMember.objects.filter(user=person).select_related("seller__partner")
    return sorted(found, key=lambda membership: membership.seller.name)


def _turned_away(request: HttpRequest, role: str) -> HttpResponseBase | None:
    """The answer to those who may not enter; for all others the request learns its seller."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    memberships = memberships_of(request.user)
    if not memberships:
        return TemplateResponse(request, "workspace/stranger.html", status=403)
    chosen = request.session.get(SESSION_KEY)
    membership = next((each for each in memberships if each.seller_id == chosen), None)
    if membership is None and len(memberships) > 1:
        return redirect("workspace:choose")
    membership = membership or memberships[0]
    request.seller, request.membership = membership.seller, membership  # type: ignore[attr-defined]
    request.works_for_several = len(memberships) > 1  # type: ignore[attr-defined]
    if role == OWNER and membership.role != OWNER:
        return TemplateResponse(request, "workspace/owners_only.html", status=403)
    return None
