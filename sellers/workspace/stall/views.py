"""The page on which an owner looks after the stall."""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from sellers.accounts.actions.edit_stall import edit_stall
from sellers.workspace.access import OWNER, for_seller
from sellers.workspace.request import SellerRequest
from sellers.workspace.stall.forms import StallForm


@require_http_methods(["GET", "HEAD", "POST"])
@for_seller(OWNER)
def stall(request: SellerRequest) -> HttpResponseBase:
    """Owners only: staff sell, owners answer for what the stall says."""
    form = StallForm(request.POST, seller=request.seller) if request.method == "POST" else StallForm(seller=request.seller)
    if form.is_bound and form.is_valid():
        edit_stall(seller=request.seller, profile=form.profile(), by=request.user)
        messages.success(request, gettext("Saved. Buyers see it now."))
        return redirect("workspace:stall")
    return TemplateResponse(request, "workspace/stall/form.html", {"form": form}, status=422 if form.is_bound else 200)
