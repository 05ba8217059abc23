"""The list of sellers."""

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from marketplace.commerce.partner.models import SellerKind
from marketplace.design.columns import Column
from marketplace.design.tables import FilterForm, Table
from marketplace.language.folding import fold
from marketplace.operations.access import for_officer
from marketplace.operations.request import OfficerRequest
from marketplace.people.identifiers import NotAnIdentifier, read_phone
from sellers.accounts.lifecycle import SellerState
from sellers.accounts.models import Seller


class SellerFilters(FilterForm):
    """Name, tax code or phone; state; kind."""

    q = forms.CharField(label=_("Name, tax code or phone"), required=False, max_length=120, widget=forms.TextInput({"type": "search"}))
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("All")), *SellerState.choices])
    kind = forms.ChoiceField(label=_("Kind of business"), required=False, choices=[("", _("All kinds")), *SellerKind.choices])

    def narrow(self, rows: QuerySet[Seller]) -> QuerySet[Seller]:
        """The rows that pass."""
        chosen = self.cleaned_data
        if state := chosen.get("state"):
            rows = rows.filter(state=state)
        if kind := chosen.get("kind"):
            rows = rows.filter(kind=kind)
        if q := (chosen.get("q") or "").strip():
            rows = rows.filter(Q(folded_name__contains=fold(q)) | Q(tax_code__startswith=q) | Q(phone=_phone(q)))
        return rows


def _phone(typed: str) -> str:
    try:
        return read_phone(typed)
    except NotAnIdentifier:
        return "-"


class SellerTable(Table):
    """All sellers, the newest first."""

    columns = (
        Column("name", _("Seller"), heading=True, link=lambda row: reverse("console:seller", args=[row.public_id]), sort="folded_name"),
        Column("kind", _("Kind of business"), value=lambda row: row.get_kind_display(), sort="kind"),
        Column("tax_code", _("Tax code")),
        Column("commune", _("Commune")),
        Column("approved_at", _("Approved"), kind="day", sort="approved_at"),
        Column(
            "state", _("State"), kind="tag", value=lambda row: row.get_state_display(), mark=lambda row: "good" if row.is_trading else "bad"
        ),
    )
    filters = SellerFilters
    order = ("-approved_at",)
    file_name = "nguoi-ban"
    label = _("Sellers")
    empty_title = _("No seller yet")
    empty_text = _("An approved dossier becomes a seller.")
    empty_icon = "store"


@require_safe
@for_officer
def sellers(request: OfficerRequest) -> HttpResponseBase:
    """The list."""
    return SellerTable(Seller.objects.select_related("commune"), request).respond("console/sellers.html")
