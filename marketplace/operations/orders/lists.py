"""The list of new orders whose time is up, the oldest first."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from marketplace.design.columns import Column
from marketplace.design.tables import Table


class OverdueTable(Table):
    """Which order, whose, since when, and how to reach both sides."""

    columns = (
        Column("number", _("Order"), heading=True, link=lambda order: reverse("console:order", args=[order.number])),
        Column("partner.display_name", _("Seller"), sort="partner__name"),
        Column("partner.shown_phone", _("Seller's phone")),
        Column("group.buyer_name", _("Buyer")),
        Column("total_incl_tax", _("Total"), kind="money", sort="total_incl_tax"),
        Column("date_placed", _("Placed"), kind="ago", sort="date_placed"),
        Column("confirm_by", _("Should have been answered by"), kind="moment", sort="confirm_by"),
    )
    order = ("confirm_by", "pk")
    label = _("Orders waiting too long")
    file_name = "don-cho-qua-lau"
    empty_title = _("No order waits too long")
    empty_text = _("Sellers have answered everything in time.")
    empty_icon = "check"

    def __init__(self, rows: QuerySet[Any], request: HttpRequest) -> None:
        super().__init__(rows, request)
