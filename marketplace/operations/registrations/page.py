"""A dossier's page in the console: data and papers side by side, checks, decision, history."""

from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from marketplace.language.dates import vietnam_day
from marketplace.media.documents.links import document_url
from marketplace.operations.access import for_officer
from marketplace.operations.registrations import forms
from marketplace.operations.registrations.due import say_due
from marketplace.operations.request import OfficerRequest
from sellers.accounts.deciding import standing_check
from sellers.accounts.history import history
from sellers.accounts.likeness import alike
from sellers.accounts.models import BusinessRegistration
from sellers.accounts.policies import may_decide


def find(public_id: Any) -> BusinessRegistration:
    """A dossier that officers may see, or 404."""
    handed_in = BusinessRegistration.objects.handed_in()
    related = handed_in.select_related("applicant", "commune", "seller", "decided_by", "tax_override_by", "regulation__policy")
    return get_object_or_404(related, public_id=public_id)


def next_waiting(after: BusinessRegistration) -> BusinessRegistration | None:
    """The dossier that an officer opens next: the nearest due date among the others."""
    return BusinessRegistration.objects.waiting().exclude(pk=after.pk).first()


def draw(request: OfficerRequest, registration: BusinessRegistration, status: int = 200, **bound: Any) -> HttpResponseBase:
    """The page, with the forms that were sent in the place of empty ones; `tried` names the one that stays open."""
    check = standing_check(registration)
    words, kind = say_due(registration, vietnam_day(timezone.now()))
    context: dict[str, Any] = {
        "registration": registration,
        "due": {"words": words, "kind": kind},
        "papers": _papers(request, registration),
        "check": check,
        "ready": check is not None and check.is_verified and not registration.needs_tax_override,
        "may_decide": registration.is_waiting and may_decide(request.user, registration),
        "alike": alike(registration),
        "history": history(registration),
        "next": next_waiting(registration),
        "identity_form": forms.IdentityForm(),
        "tax_form": forms.TaxCodeForm(prefix="tax"),
        "reveal_form": forms.RevealForm(prefix="reveal"),
        "return_form": forms.ReturnForm(initial={"round": registration.round}, prefix="return"),
        "reject_form": forms.RejectForm(initial={"round": registration.round}, prefix="reject"),
    }
    return TemplateResponse(request, "console/registration.html", {**context, **bound}, status=status)


def _papers(request: OfficerRequest, registration: BusinessRegistration) -> list[dict[str, Any]]:
    return [
        {
            "name": paper.get_slot_display(),
            "document": paper.document,
            "url": "" if paper.document.is_erased else document_url(paper.document, reader=request.user),
        }
        for paper in registration.documents.select_related("document").order_by("-slot")
    ]


@require_safe
@for_officer
def registration(request: OfficerRequest, public_id: Any) -> HttpResponseBase:
    """A GET changes nothing and opens no personal ID number."""
    return draw(request, find(public_id))
