"""A list with filters, order, pages, bulk actions and a file, without a database."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.design.columns import Column
from marketplace.design.tables import BulkAction, FilterForm, Table


@dataclass
class SampleOrder:
    pk: int
    number: str
    buyer: str
    total: int
    placed_at: dt.datetime
    due_at: dt.datetime
    state: str
    mark: str

    def __str__(self) -> str:
        return self.number


class SampleRows(list[Any]):
    """Just enough of a queryset for a list to be drawn without a database."""

    def order_by(self, *names: str) -> "SampleRows":
        ordered = list(self)
        for name in reversed(names):
            ordered.sort(key=attrgetter(name.removeprefix("-")), reverse=name.startswith("-"))
        return SampleRows(ordered)

    def iterator(self, chunk_size: int = 0) -> Iterator[Any]:
        return iter(self)


class SampleFilters(FilterForm):
    q = forms.CharField(label=_("Number or name"), required=False)
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All")), ("new", _("To confirm")), ("sent", _("On the way"))]
    )

    def narrow(self, rows: Any) -> Any:
        wanted = self.cleaned_data.get("q", "").casefold()
        return SampleRows(row for row in rows if wanted in f"{row.number} {row.buyer}".casefold())


class SampleTable(Table):
    label = _("Orders")
    columns = (
        Column("number", _("Order"), heading=True, sort="number", link=lambda row: "#list"),
        Column("buyer", _("Buyer")),
        Column("total", _("Total"), kind="money", sort="total"),
        Column("placed_at", _("Placed"), kind="ago", sort="placed_at"),
        Column("due_at", _("Confirm within"), kind="left", sort="due_at"),
        Column("state", _("State"), kind="tag", mark=lambda row: row.mark),
    )
    filters = SampleFilters
    bulk = (BulkAction("confirm", _("Confirm")), BulkAction("refuse", _("Refuse"), "danger"))
    file_name = "don-hang"
    per_page = 4
    empty_title = _("No orders yet")


def orders() -> SampleRows:
    now = timezone.now()
    people = ("Nguyễn Thị Cẩm Tú", "Trần Văn Đức", "Lê Ngọc Ánh", "Phạm Quốc Việt", "Huỳnh Thị Mỹ Dung", "Võ Minh Khôi", "Đặng Thuỳ Trang")
    states = (("Chờ xác nhận", "wait"), ("Đã xác nhận", "news"), ("Đang giao", "news"), ("Đã giao", "good"), ("Đã huỷ", "bad"))
    return SampleRows(
        SampleOrder(
            position,
            f"TN26-{4810 + position}",
            name,
            185_000 + position * 262_500,
            now - dt.timedelta(hours=7 * position + 1),
            now + dt.timedelta(hours=20 - 9 * position),
            *states[position % len(states)],
        )
        for position, name in enumerate(people)
    )
