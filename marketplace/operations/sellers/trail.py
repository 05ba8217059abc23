"""The audit trail of a seller."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponseBase
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from marketplace.operations.access import for_officer
from marketplace.operations.request import OfficerRequest
from marketplace.operations.sellers.page import find
from sellers.accounts.trail import trail as entries_of

PER_PAGE = 50


@require_safe
@for_officer
def trail(request: OfficerRequest, public_id: Any) -> HttpResponseBase:
    """The newest first."""
    seller = find(public_id)
    page = Paginator(entries_of(seller), PER_PAGE).get_page(request.GET.get("page"))
    return TemplateResponse(request, "console/seller_trail.html", {"of": seller, "page": page})
