"""A seller's page in the console: who it is, who works there, what was done."""

from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from marketplace.operations.access import for_officer
from marketplace.operations.request import OfficerRequest
from sellers.accounts.models import Enforcement, Seller


def find(public_id: Any) -> Seller:
    """The seller, or 404."""
    related = Seller.objects.select_related("commune", "approved_by", "identity__checked_by", "partner")
    return get_object_or_404(related, public_id=public_id)


def standing(seller: Seller) -> Enforcement | None:
    """The measure that stands now, if any."""
    return seller.enforcements.standing().select_related("decided_by").first()


@require_safe
@for_officer
def seller(request: OfficerRequest, public_id: Any) -> HttpResponseBase:
    """Everything on one page."""
    found = find(public_id)
    context = {
        "of": found,
        "members": found.memberships.select_related("user").order_by("role", "pk"),
        "measures": found.enforcements.select_related("decided_by"),
        "standing": standing(found),
        "dossier": getattr(found, "registration", None),
        "checks": found.identity_checks.select_related("checked_by"),
    }
    return TemplateResponse(request, "console/seller.html", context)
