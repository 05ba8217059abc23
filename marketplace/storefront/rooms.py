"""Where somebody who has just signed in goes on."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sellers.accounts.models import SellerMember


@require_safe
@never_cache
@login_required
def own_room(request: HttpRequest) -> HttpResponse:
    """Officers, editors and sellers to the room they work in, everybody else to the shop; who came from a page goes back there instead."""
    user: Any = request.user
    if user.is_officer:
        return redirect("console:home")
    if user.is_editor:
        return redirect("wagtailadmin_home")
    if SellerMember.objects.filter(user=user).exists():
        return redirect("workspace:home")
    return redirect("home")
