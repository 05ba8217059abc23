"""The queue of dossiers, the nearest due date first."""

import datetime as dt
from dataclasses import dataclass

from django import forms
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from marketplace.commerce.partner.models import SellerKind
from marketplace.design.columns import Column
from marketplace.design.tables import FilterForm, Table
from marketplace.language.dates import vietnam_day
from marketplace.language.folding import fold
from marketplace.operations.access import for_officer
from marketplace.operations.registrations.due import say_due
from marketplace.operations.request import OfficerRequest
from sellers.accounts.codes import read_code
from sellers.accounts.models import BusinessRegistration

WAITING, RETURNED, DECIDED, ALL = "waiting", "returned", "decided", "all"
DAYS_COUNTED = 90


class RegistrationFilters(FilterForm):
    """Where a dossier stands, its kind, and a search by code or name."""

    q = forms.CharField(label=_("Code or name"), required=False, max_length=120, widget=forms.TextInput({"type": "search"}))
    stage = forms.ChoiceField(
        label=_("Where it stands"),
        required=False,
        choices=[
            ("", _("Waiting for us")),
            (RETURNED, _("Waiting for the applicant")),
            (DECIDED, _("Decided")),
            (ALL, _("All")),
        ],
    )
    kind = forms.ChoiceField(label=_("Kind of business"), required=False, choices=[("", _("All kinds")), *SellerKind.choices])

    def narrow(self, rows: QuerySet[BusinessRegistration]) -> QuerySet[BusinessRegistration]:
        """The rows that pass."""
        chosen = self.cleaned_data
        rows = self._at(rows, chosen.get("stage") or WAITING)
        if kind := chosen.get("kind"):
            rows = rows.filter(kind=kind)
        if q := (chosen.get("q") or "").strip():
            # A code or a name is looked for everywhere, not only among those that wait.
            rows = BusinessRegistration.objects.handed_in().select_related("commune") if not chosen.get("stage") else rows
            code = read_code(q)
            rows = rows.filter(code=code) if code else rows.filter(Q(folded_name__contains=fold(q)) | Q(tax_code__startswith=q))
        return rows

    @staticmethod
    def _at(rows: QuerySet[BusinessRegistration], stage: str) -> QuerySet[BusinessRegistration]:
        by_stage = {
            WAITING: BusinessRegistration.objects.waiting(),
            RETURNED: BusinessRegistration.objects.with_applicant(),
            DECIDED: BusinessRegistration.objects.decided(),
        }
        return rows if stage not in by_stage else rows.filter(pk__in=by_stage[stage].order_by().values("pk"))


def _address(row: BusinessRegistration) -> str:
    return reverse("console:registration", args=[row.public_id])


class RegistrationTable(Table):
    """Dossiers that were handed in."""

    columns = (
        Column("legal_name", _("Business"), heading=True, link=_address),
        Column("code", _("Dossier code")),
        Column("kind", _("Kind of business"), value=lambda row: row.get_kind_display(), sort="kind"),
        Column("commune", _("Commune"), value=lambda row: row.commune or ""),
        Column("submitted_at", _("Submitted"), kind="ago", sort="submitted_at"),
        Column("due_on", _("Due date"), kind="day", sort=("due_on", "submitted_at")),
        Column("due", _("State"), kind="tag", value=lambda row: say_due(row, _today())[0], mark=lambda row: say_due(row, _today())[1]),
    )
    filters = RegistrationFilters
    order = ("due_on", "submitted_at")
    label = _("Dossiers")
    empty_title = _("No dossier waits")
    empty_text = _("New dossiers appear here, the nearest due date first.")
    empty_icon = "check"


@dataclass(frozen=True)
class Punctuality:
    """Decisions of the last days and how many of them were in time."""

    decided: int
    on_time: int
    days: int = DAYS_COUNTED

    @property
    def share(self) -> float | None:
        """Between 0 and 1; None when nothing was decided."""
        return self.on_time / self.decided if self.decided else None


def punctuality() -> Punctuality:
    """Asked once a page."""
    since = timezone.now() - dt.timedelta(days=DAYS_COUNTED)
    decided = BusinessRegistration.objects.decided().filter(decided_at__gte=since)
    return Punctuality(**decided.aggregate(decided=Count("pk"), on_time=Count("pk", Q(on_time=True))))


@require_safe
@for_officer
def registrations(request: OfficerRequest) -> HttpResponseBase:
    """The list."""
    rows = BusinessRegistration.objects.handed_in().select_related("commune")
    return RegistrationTable(rows, request).respond("console/registrations.html", {"punctuality": punctuality()})


def _today() -> dt.date:
    return vietnam_day(timezone.now())
