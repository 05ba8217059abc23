"""The list of the seller's certificates, and the page of one."""

from typing import Any

from django import forms
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from marketplace.design.columns import Column
from marketplace.design.tables import FilterForm, Table
from marketplace.media.documents.links import document_url
from sellers.certificates.goods import named
from sellers.certificates.marks import mark_of, said_of, seen_of
from sellers.certificates.models import Certificate
from sellers.workspace.access import for_seller
from sellers.workspace.request import SellerRequest

STAGES = {"cho": "waiting", "sua": "returned", "da-kiem": "approved", "xong": "over"}


class CertificateFilters(FilterForm):
    """Where a certificate stands."""

    stage = forms.ChoiceField(
        label=_("Where it stands"),
        required=False,
        choices=[
            ("", _("All")),
            ("cho", _("Waiting to be checked")),
            ("sua", _("Returned for correction")),
            ("da-kiem", _("Checked")),
            ("xong", _("Refused, withdrawn or revoked")),
        ],
    )

    def narrow(self, rows: QuerySet[Certificate]) -> QuerySet[Certificate]:
        """The rows that pass."""
        stage = STAGES.get(self.cleaned_data.get("stage") or "")
        return getattr(rows, stage)() if stage else rows


class CertificateTable(Table):
    """What it is, until when it holds, and how it stands."""

    columns = (
        Column("short", _("Certificate"), heading=True, link=lambda one: reverse("workspace:certificate", args=[one.pk])),
        Column("number", _("Number on the paper"), sort="number"),
        Column("goods_named", _("Goods"), value=lambda one: one.goods_named or _("All")),
        Column("expires_on", _("Holds until"), kind="day", sort="expires_on"),
        Column("state", _("State"), kind="tag", value=said_of, mark=mark_of),
    )
    filters = CertificateFilters
    order = ("-submitted_at",)
    label = _("Certificates")
    empty_title = _("No certificate yet")
    empty_text = _(
        "Hand in OCOP, VietGAP and others with a photo of the paper. When an officer has checked one, buyers see it on your goods."
    )
    empty_action = _("Hand in a certificate")
    empty_icon = "verified"

    def __init__(self, rows: QuerySet[Any], request: HttpRequest) -> None:
        super().__init__(rows, request)
        self.empty_url = reverse("workspace:certificate_new")


def own(request: SellerRequest, pk: int) -> Certificate:
    """The seller's own; anybody else's does not exist."""
    return get_object_or_404(Certificate.objects.of(request.seller).select_related("kind", "seller", "document"), pk=pk)


@require_safe
@for_seller()
def certificates(request: SellerRequest) -> HttpResponseBase:
    """The list."""
    rows = Certificate.objects.of(request.seller).select_related("kind").annotate(goods_named=Count("goods"))
    return CertificateTable(rows, request).respond("workspace/certificates/list.html")


@require_safe
@for_seller()
def certificate(request: SellerRequest, pk: int) -> HttpResponseBase:
    """What was handed in, and what became of it; nothing changes here."""
    found = own(request, pk)
    context = {
        "certificate": found,
        **named(found, whole="hang" in request.GET),
        "said": said_of(found),
        "mark": mark_of(found),
        "seen": seen_of(found),
        "document_url": "" if found.document.is_erased else document_url(found.document, reader=request.user),
    }
    return TemplateResponse(request, "workspace/certificates/certificate.html", context)
