"""The list of the seller's orders: a tab per thing to do, and a search by number, name or phone."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from marketplace.commerce.order.models import Order
from marketplace.commerce.partner.models import Partner
from marketplace.design.columns import Column
from marketplace.design.tables import FilterForm, Table

TAB = "viec"


@dataclass(frozen=True)
class Tab:
    """What the seller has to do with the orders in it."""

    key: str
    name: str | Promise
    count: int
    chosen: bool

    @property
    def url(self) -> str:
        """The list with this tab in front."""
        return f"{reverse('workspace:orders')}?{TAB}={self.key}"


TABS = (
    ("xac-nhan", _("To confirm"), "waiting_for_the_seller"),
    ("gui-hang", _("To send off"), "confirmed"),
    ("dang-giao", _("On their way"), "under_way"),
    ("da-giao", _("Delivered"), "done"),
    ("da-huy", _("Called off"), "called_off"),
)


def tabs(partner: Partner, chosen: str) -> list[Tab]:
    """All tabs with their counts, in one query."""
    counts = Order.objects.of(partner).count_by_tab()
    front = question_of(chosen)
    return [Tab(key, name, counts[question], question == front) for key, name, question in TABS]


def question_of(key: str) -> str:
    """The name of the question behind a tab; the first tab's for an unknown one."""
    return next((question for each, _name, question in TABS if each == key), TABS[0][2])


class OrderFilters(FilterForm):
    """By number, buyer's name or phone."""

    q = forms.CharField(label=_("Number, name or phone"), required=False, max_length=100)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        # The tab is carried along unseen.
        self.fields[TAB] = forms.CharField(required=False, widget=forms.HiddenInput, max_length=20)

    def narrow(self, rows: QuerySet[Order]) -> QuerySet[Order]:
        """Any of the three contains what was typed; a phone is found by its digits without the leading zero."""
        typed = self.cleaned_data.get("q", "").strip()
        if not typed:
            return rows
        digits = "".join(letter for letter in typed if letter.isdigit()).lstrip("0")
        found = Q(number__icontains=typed) | Q(group__buyer_name__icontains=typed)
        return rows.filter(found | Q(group__phone__contains=digits) if digits else found)

    @property
    def in_use(self) -> bool:
        """The tab alone narrows nothing."""
        return bool(self.cleaned_data.get("q"))


class OrderTable(Table):
    """Number, what, whom, how much, and until when."""

    columns = (
        Column("number", _("Order"), heading=True, sort="number", link=lambda order: reverse("workspace:order", args=[order.number])),
        Column("goods_in_words", _("Goods")),
        Column("group.buyer_name", _("Buyer"), sort="group__buyer_name"),
        Column("total_incl_tax", _("Total"), kind="money", sort="total_incl_tax"),
        Column("date_placed", _("Placed"), kind="moment", sort="date_placed"),
        Column("state_label", _("State"), kind="tag", mark=lambda order: order.state_kind),
        Column("due", _("To be answered"), kind="left"),
    )
    filters = OrderFilters
    order = ("-date_placed", "-pk")
    label = _("Orders")
    file_name = "don-hang"
    empty_title = _("No orders here")
    empty_text = _("A new order shows up here at once, and you are told by message.")
    empty_icon = "truck"
