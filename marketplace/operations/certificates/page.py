"""One certificate as the officer reads it: what the seller says, the paper beside, and the decision."""

from typing import Any

from django.db.models import Q
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from marketplace.media.documents.links import document_url
from marketplace.operations.access import for_officer
from marketplace.operations.certificates.forms import RejectForm, ReturnForm, RevokeForm
from marketplace.operations.request import OfficerRequest
from sellers.certificates.goods import named
from sellers.certificates.marks import mark_of, said_of
from sellers.certificates.models import Certificate
from sellers.certificates.policies import may_check


def find(pk: int) -> Certificate:
    """With all that the page reads."""
    return get_object_or_404(Certificate.objects.select_related("seller__commune", "kind", "document", "decided_by"), pk=pk)


def next_waiting(after: Certificate) -> Certificate | None:
    """The next in the queue: the longest waiting behind this one, else the first of all."""
    others = Certificate.objects.waiting().exclude(pk=after.pk)
    behind = others.filter(Q(submitted_at__gt=after.submitted_at) | Q(submitted_at=after.submitted_at, pk__gt=after.pk))
    return behind.first() or others.first()


def draw(request: OfficerRequest, certificate: Certificate, *, status: int = 200, **context: Any) -> HttpResponseBase:
    """The page, with forms that were sent in the place of empty ones; `tried` names the one that stays open."""
    read = {"round": certificate.round}
    document = certificate.document
    shown = {
        "certificate": certificate,
        "said": said_of(certificate),
        "mark": mark_of(certificate),
        **named(certificate, whole="hang" in request.GET),
        "document_url": "" if document.is_erased else document_url(document, reader=request.user),
        "may_decide": may_check(request.user, certificate),
        "next": next_waiting(certificate),
        "return_form": ReturnForm(initial=read, auto_id="return_%s"),
        "reject_form": RejectForm(initial=read, auto_id="reject_%s"),
        "revoke_form": RevokeForm(auto_id="revoke_%s"),
    }
    return TemplateResponse(request, "console/certificates/certificate.html", {**shown, **context}, status=status)


@require_safe
@for_officer
def certificate(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """Nothing changes by reading."""
    return draw(request, find(pk))
