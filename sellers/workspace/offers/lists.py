"""The list of the seller's offers: a tab per state, a search field, and what can be done with many at once."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from marketplace.design.columns import Column
from marketplace.design.tables import BulkAction, FilterForm, Table
from marketplace.language.folding import words
from sellers.accounts.models import Seller
from sellers.offers.marks import mark_of
from sellers.offers.models import Offer

TAB = "tinh-trang"


@dataclass(frozen=True)
class Tab:
    """One state of offers, or several that mean the same to the seller."""

    key: str
    name: str | Promise
    queryset: str
    count: int = 0
    chosen: bool = False

    @property
    def url(self) -> str:
        """The list with this tab in front."""
        return f"{reverse('workspace:offers')}?{TAB}={self.key}"


TABS = (
    ("dang-ban", _("On sale"), "live"),
    ("can-xac-nhan", _("Not reconfirmed"), "stale"),
    ("cho-duyet", _("Waiting for review"), "waiting"),
    ("can-sua", _("To correct"), "returned"),
    ("nhap", _("Drafts"), "drafts"),
    ("da-dung", _("Ended"), "ended"),
    ("bi-go", _("Taken down"), "taken_down"),
)


def tabs(seller: Seller, chosen: str) -> list[Tab]:
    """All tabs with their counts, in one query; tabs without offers are left out, the first and the chosen excepted."""
    counts = Offer.objects.of(seller).count_by_tab()
    found = [Tab(key, name, queryset, counts[queryset], key == chosen) for key, name, queryset in TABS]
    return [tab for number, tab in enumerate(found) if tab.count or tab.chosen or number == 0]


def key_of(asked: str) -> str:
    """The tab that was asked for; the first one instead of an unknown one."""
    return asked if any(asked == key for key, _name, _queryset in TABS) else TABS[0][0]


def queryset_of(key: str) -> str:
    """The name of the question behind a tab."""
    return next(queryset for each, _name, queryset in TABS if each == key)


class OfferFilters(FilterForm):
    """By words of the title."""

    q = forms.CharField(label=_("Title"), required=False, max_length=100)
    field_order = ("q",)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        # The tab is carried along unseen.
        self.fields[TAB] = forms.CharField(required=False, widget=forms.HiddenInput, max_length=20)

    def narrow(self, rows: QuerySet[Offer]) -> QuerySet[Offer]:
        """Each word anywhere in the title, tone marks or not (the slug has none)."""
        for word in words(self.cleaned_data.get("q", "")):
            rows = rows.filter(slug__contains=word)
        return rows

    @property
    def in_use(self) -> bool:
        """The tab alone narrows nothing."""
        return bool(self.cleaned_data.get("q"))


class OfferTable(Table):
    """Title, price, what is left, and how it stands."""

    columns = (
        Column("title", _("Offer"), heading=True, sort="slug", template="workspace/offers/cell_title.html"),
        Column("price", _("Price"), kind="money", sort="price"),
        Column("left", _("Left"), kind="number"),
        Column("unit", _("Unit")),
        Column("get_state_display", _("State"), kind="tag", mark=lambda offer: mark_of(offer)),
        Column("confirmed_at", _("Confirmed"), kind="ago", sort="confirmed_at"),
    )
    filters = OfferFilters
    order = ("-created_at",)
    label = _("Offers")
    file_name = "chao-ban"
    empty_title = _("Nothing here yet")
    empty_text = _("An offer needs five things: name, category, unit, price and quantity.")
    empty_action = _("Post an offer")
    empty_icon = "goods"

    def __init__(self, rows: QuerySet[Any], request: HttpRequest, *, standing: bool) -> None:
        super().__init__(rows, request)
        self.empty_url = reverse("workspace:offer_new")
        self.bulk_url = reverse("workspace:offers_bulk")
        if standing:
            self.bulk = (BulkAction("reconfirm", _("Still valid")), BulkAction("withdraw", _("Stop selling"), kind="danger"))
