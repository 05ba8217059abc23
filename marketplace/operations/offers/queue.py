"""The queue of offers, the longest waiting first; and the way to any offer that stands."""

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
from marketplace.language.folding import words
from marketplace.operations.access import for_officer
from marketplace.operations.request import OfficerRequest
from marketplace.rules.values import rule
from sellers.offers.marks import mark_of
from sellers.offers.models import Offer

STAGES = {"": "waiting", "dang-ban": "standing", "bi-go": "taken_down", "tat-ca": "all"}


def late_before() -> dt.datetime:
    """What was submitted before this moment should have been read by now."""
    return timezone.now() - dt.timedelta(hours=rule("offers.moderation_hours"))


def measure() -> dict[str, Any]:
    """How many wait, how many of them too long, and since when the oldest."""
    waiting = Offer.objects.waiting().order_by()
    return waiting.aggregate(count=Count("pk"), late=Count("pk", Q(submitted_at__lt=late_before())), oldest=Min("submitted_at"))


class OfferFilters(FilterForm):
    """Where an offer stands, and words of its title or of the seller's name."""

    q = forms.CharField(label=_("Goods or seller"), required=False, max_length=100, widget=forms.TextInput({"type": "search"}))
    stage = forms.ChoiceField(
        label=_("Where it stands"),
        required=False,
        choices=[("", _("Waiting for us")), ("dang-ban", _("On the exchange")), ("bi-go", _("Taken down")), ("tat-ca", _("All"))],
    )

    def narrow(self, rows: QuerySet[Offer]) -> QuerySet[Offer]:
        """The rows that pass."""
        stage = STAGES[self.cleaned_data.get("stage") or ""]
        if stage != "all":
            rows = getattr(rows, stage)()
        for word in words(self.cleaned_data.get("q") or ""):
            rows = rows.filter(Q(slug__contains=word) | Q(seller__slug__contains=word))
        return rows


def _state(offer: Offer) -> str:
    if offer.is_waiting and offer.replaces_id:
        return _now("Changed version")
    return str(offer.get_state_display())


def _age(offer: Offer) -> str:
    return _now("Late") if offer.is_waiting and offer.submitted_at and offer.submitted_at < late_before() else ""


class OfferTable(Table):
    """Goods, who sells them, and how long they wait."""

    columns = (
        Column("title", _("Offer"), heading=True, sort="slug", link=lambda offer: reverse("console:offer", args=[offer.pk])),
        Column("seller.name", _("Seller")),
        Column("category.name", _("Category")),
        Column("price", _("Price"), kind="money", sort="price"),
        Column("unit", _("Unit")),
        Column("submitted_at", _("Submitted"), kind="ago", sort="submitted_at"),
        Column("state", _("State"), kind="tag", value=_state, mark=mark_of),
        Column("age", _("Deadline"), kind="tag", value=_age, mark=lambda _offer: "bad", page_only=True),
    )
    filters = OfferFilters
    order = ("submitted_at",)
    label = _("Offers")
    empty_title = _("No offer waits")
    empty_text = _("New and changed offers appear here, the longest waiting first.")
    empty_icon = "check"


@require_safe
@for_officer
def offers(request: OfficerRequest) -> HttpResponseBase:
    """The list."""
    rows = Offer.objects.exclude(submitted_at=None).select_related("seller", "category")
    return OfferTable(rows, request).respond("console/offers/list.html", {})
