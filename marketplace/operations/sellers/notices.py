"""Announced suspensions, by the day on which they take effect."""

from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from marketplace.design.columns import Column
from marketplace.design.tables import Table
from marketplace.operations.access import for_officer
from marketplace.operations.request import OfficerRequest
from sellers.accounts.models import Enforcement


class NoticeTable(Table):
    """Notices that stand."""

    columns = (
        Column("seller.name", _("Seller"), heading=True, link=lambda row: reverse("console:seller", args=[row.seller.public_id])),
        Column("noticed_at", _("Noticed"), kind="day", sort="noticed_at"),
        Column("effective_at", _("In force from"), kind="moment", sort="effective_at"),
        Column("reason", _("Reason")),
    )
    order = ("effective_at",)
    label = _("Announced suspensions")
    empty_title = _("No suspension is announced")
    empty_text = _("A suspension is announced on the seller's page.")
    empty_icon = "check"


@require_safe
@for_officer
def notices(request: OfficerRequest) -> HttpResponseBase:
    """The list."""
    return NoticeTable(Enforcement.objects.scheduled().select_related("seller"), request).respond("console/notices.html")
