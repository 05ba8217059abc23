"""Ending a certificate, which is asked about first."""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from marketplace.lifecycles import BusinessError
from sellers.certificates.actions.withdraw_certificate import withdraw_certificate
from sellers.workspace.access import for_seller
from sellers.workspace.certificates.pages import own
from sellers.workspace.request import SellerRequest

CONFLICT = 409


@require_http_methods(["GET", "HEAD", "POST"])
@for_seller()
def withdraw(request: SellerRequest, pk: int) -> HttpResponseBase:
    """Asks once, then withdraws."""
    found, refusal, status = own(request, pk), None, 200
    if request.method == "POST":
        try:
            withdraw_certificate(certificate=found, by=request.user)
        except BusinessError as error:
            found, refusal, status = own(request, pk), error.message, CONFLICT
        else:
            messages.success(request, gettext("Withdrawn. Buyers do not see it any more."))
            return redirect("workspace:certificates")
    context = {"certificate": found, "refusal": refusal}
    return TemplateResponse(request, "workspace/certificates/withdraw.html", context, status=status)
