"""The queue of certificates, the longest waiting first; and the way to any certificate that was handed in."""

import datetime as dt
from typing import Any

from django import forms
from django.db.models import Count, Min, Q, QuerySet
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from marketplace.design.columns import Column
from marketplace.design.tables import FilterForm, Table
from marketplace.language.folding import fold
from marketplace.operations.access import for_officer
from marketplace.operations.request import OfficerRequest
from marketplace.rules.values import rule
from sellers.certificates.marks import mark_of, said_of
from sellers.certificates.models import Certificate, CertificateKind

STAGES = {"": "waiting", "cho-sua": "returned", "da-kiem": "approved", "xong": "over", "tat-ca": "all"}


def late_before() -> dt.datetime:
    """What was submitted before this moment should have been checked by now."""
    return timezone.now() - dt.timedelta(hours=rule("certificates.check_hours"))


def measure() -> dict[str, Any]:
    """How many wait, how many of them too long, and since when the oldest."""
    waiting = Certificate.objects.waiting().order_by()
    return waiting.aggregate(count=Count("pk"), late=Count("pk", Q(submitted_at__lt=late_before())), oldest=Min("submitted_at"))


class CertificateFilters(FilterForm):
    """Where a certificate stands, its kind, its number, and words of the seller's name."""

    q = forms.CharField(label=_("Number or seller"), required=False, max_length=100, widget=forms.TextInput({"type": "search"}))
    stage = forms.ChoiceField(
        label=_("Where it stands"),
        required=False,
        choices=[
            ("", _("Waiting for us")),
            ("cho-sua", _("Returned for correction")),
            ("da-kiem", _("Checked")),
            ("xong", _("Refused, withdrawn or revoked")),
            ("tat-ca", _("All")),
        ],
    )
    kind = forms.ModelChoiceField(
        label=_("Kind of certificate"),
        required=False,
        queryset=CertificateKind.objects.all(),
        to_field_name="code",
        empty_label=_("All kinds of certificates"),
    )

    def narrow(self, rows: QuerySet[Certificate]) -> QuerySet[Certificate]:
        """The rows that pass."""
        stage = STAGES[self.cleaned_data.get("stage") or ""]
        if stage != "all":
            rows = getattr(rows, stage)()
        if kind := self.cleaned_data.get("kind"):
            rows = rows.filter(kind=kind)
        if q := (self.cleaned_data.get("q") or "").strip():
            rows = rows.filter(Q(number__icontains=q) | Q(seller__folded_name__contains=fold(q)))
        return rows


def _age(certificate: Certificate) -> str:
    return _now("Late") if certificate.is_waiting and certificate.submitted_at < late_before() else ""


class CertificateTable(Table):
    """What it is, whose, and how long it waits."""

    columns = (
        Column("short", _("Certificate"), heading=True, link=lambda one: reverse("console:certificate", args=[one.pk])),
        Column("number", _("Number on the paper"), sort="number"),
        Column("seller.name", _("Seller")),
        Column("issuer", _("Who issued it")),
        Column("expires_on", _("Holds until"), kind="day", sort="expires_on"),
        Column("submitted_at", _("Submitted"), kind="ago", sort="submitted_at"),
        Column("state", _("State"), kind="tag", value=said_of, mark=mark_of),
        Column("age", _("Deadline"), kind="tag", value=_age, mark=lambda _certificate: "bad", page_only=True),
    )
    filters = CertificateFilters
    order = ("submitted_at",)
    label = _("Certificates")
    file_name = "chung-nhan"
    empty_title = _("No certificate waits")
    empty_text = _("Certificates that sellers hand in appear here, the longest waiting first.")
    empty_icon = "check"


@require_safe
@for_officer
def certificates(request: OfficerRequest) -> HttpResponseBase:
    """The list."""
    return CertificateTable(Certificate.objects.select_related("seller", "kind"), request).respond("console/certificates/list.html")
