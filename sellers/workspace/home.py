"""The first page of the seller's room, and the choice among several sellers."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_safe

from sellers.workspace.access import choose, for_seller, memberships_of
from sellers.workspace.request import SellerRequest
from sellers.workspace.today import panels


@require_safe
@for_seller()
def home(request: SellerRequest) -> HttpResponseBase:
    """Today first."""
    measure = request.seller.enforcements.standing().first()
    revoked = None if request.seller.identity_id else request.seller.identity_checks.first()
    return TemplateResponse(request, "workspace/home.html", {"panels": panels(request), "measure": measure, "revoked": revoked})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def choose_seller(request: HttpRequest) -> HttpResponseBase:
    """For people who work for several sellers."""
    memberships = memberships_of(request.user)
    if request.method == "POST":
        chosen = next((each for each in memberships if str(each.seller_id) == request.POST.get("seller")), None)
        if chosen is None:
            raise Http404
        choose(request, chosen.seller)
        return redirect("workspace:home")
    status = 200 if memberships else 403
    return TemplateResponse(
        request, "workspace/choose.html" if memberships else "workspace/stranger.html", {"memberships": memberships}, status=status
    )
