"""The queue of reports by due date, and the way to those that are answered."""

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
from marketplace.feedback.models import OfferReport, ReportKind
from marketplace.links.codes import typed_code
from marketplace.operations.access import for_officer
from marketplace.operations.request import OfficerRequest


def measure() -> dict[str, Any]:
    """How many wait, how many of them too long, and since when the oldest."""
    late = Count("pk", Q(due_at__lt=timezone.now()))
    return OfferReport.objects.waiting().order_by().aggregate(count=Count("pk"), late=late, oldest=Min("created_at"))


class ReportFilters(FilterForm):
    """Whether it is answered, what is wrong, and the code or words of the offer."""

    q = forms.CharField(label=_("Code or goods"), required=False, max_length=100, widget=forms.TextInput({"type": "search"}))
    stage = forms.ChoiceField(
        label=_("Where it stands"),
        required=False,
        choices=[("", _("Waiting for us")), ("da-tra-loi", _("Answered")), ("tat-ca", _("All"))],
    )
    kind = forms.ChoiceField(label=_("What is wrong?"), required=False, choices=[("", _("Anything")), *ReportKind.choices])

    def narrow(self, rows: QuerySet[OfferReport]) -> QuerySet[OfferReport]:
        """The rows that pass."""
        stage = self.cleaned_data.get("stage") or ""
        if stage != "tat-ca":
            rows = rows.answered() if stage else rows.waiting()  # type: ignore[attr-defined]
        if kind := self.cleaned_data.get("kind"):
            rows = rows.filter(kind=kind)
        if typed := (self.cleaned_data.get("q") or "").strip():
            rows = rows.filter(Q(code=typed_code(typed)) | Q(offer__title__icontains=typed))
        return rows


def lateness(report: OfferReport) -> str:
    """In words, beside the due date."""
    if report.is_answered:
        return _now("Answered")
    return _now("Late") if report.is_late else _now("In time")


def lateness_kind(report: OfferReport) -> str:
    """The kind of its tag."""
    return "good" if report.is_answered else "bad" if report.is_late else "wait"


class ReportTable(Table):
    """Which report, what it says, and until when the visitor was promised an answer."""

    columns = (
        Column("code", _("Report"), heading=True, link=lambda report: reverse("console:report", args=[report.code])),
        Column("offer.title", _("Offer")),
        Column("offer.seller.name", _("Seller")),
        Column("get_kind_display", _("What is wrong?"), sort="kind"),
        Column("created_at", _("Received"), kind="ago", sort="created_at"),
        Column("due_at", _("Answer due"), kind="moment", sort="due_at"),
        Column("state", _("Deadline"), kind="tag", value=lateness, mark=lateness_kind),
    )
    filters = ReportFilters
    order = ("due_at", "pk")
    label = _("Visitors' reports")
    file_name = "phan-anh"
    empty_title = _("No report waits")
    empty_text = _("What visitors report about offers appears here, the most urgent first.")
    empty_icon = "check"


@require_safe
@for_officer
def reports(request: OfficerRequest) -> HttpResponseBase:
    """The list."""
    return ReportTable(OfferReport.objects.select_related("offer__seller"), request).respond("console/reports/list.html")
