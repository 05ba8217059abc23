"""The one list of both rooms behind the counter: filters, order, pages, bulk actions and a file, from one declaration.

    class OrderTable(Table):
        columns = (
            Column("number", _("Order"), heading=True, link=lambda order: order.get_absolute_url(), sort="number"),
            Column("total", _("Total"), kind="money", sort="total"),
        )
        filters = OrderFilters          # a FilterForm
        file_name = "don-hang"

    def orders(request):
        return OrderTable(Order.objects.of(seller).select_related("buyer"), request).respond("workspace/orders.html")

The page draws it with `{% include "components/list.html" %}`. Two queries draw it, however many rows: select what the columns read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.template.response import TemplateResponse

from marketplace.design.columns import Cell, Column, Heading
from marketplace.design.exporting import csv_response

CHUNK = 500


class FilterForm(forms.Form):
    """A list's filters, sent by GET. What cannot be read filters nothing; the field says why."""

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows that pass; read `self.cleaned_data`, whose unreadable fields are missing."""
        raise NotImplementedError

    @property
    def in_use(self) -> bool:
        return any(value not in (None, "", []) and not _is_no(value) for value in getattr(self, "cleaned_data", {}).values())


@dataclass(frozen=True)
class BulkAction:
    """A button of the bulk bar: posted as `action=name` with the chosen rows as `pick`. `kind`: "" or "danger"."""

    name: str
    label: Any
    kind: str = ""


@dataclass(frozen=True)
class Row:
    row: Any
    cells: Sequence[Cell]

    @property
    def pick(self) -> Any:
        return self.row.pk


class Table:
    columns: Sequence[Column] = ()
    filters: type[FilterForm] | None = None
    bulk: Sequence[BulkAction] = ()
    bulk_url: str = ""
    per_page = 25
    order: tuple[str, ...] = ()
    file_name = ""
    label: Any = ""
    empty_title: Any = ""
    empty_text: Any = ""
    empty_icon = "list"
    empty_url = ""
    empty_action: Any = ""

    def __init__(self, rows: QuerySet[Any], request: HttpRequest) -> None:
        self.request = request
        self.all_rows = rows

    @cached_property
    def form(self) -> FilterForm | None:
        if self.filters is None:
            return None
        form = self.filters(self.request.GET, prefix=None)
        form.is_valid()
        return form

    @cached_property
    def narrowed(self) -> bool:
        return self.form is not None and self.form.in_use

    @cached_property
    def found(self) -> QuerySet[Any]:
        """All rows that pass the filters, in order."""
        rows = self.all_rows if self.form is None else self.form.narrow(self.all_rows)
        order = self._order()
        # Rows that compare equal must not change places between pages.
        return rows.order_by(*order, "pk") if order else rows

    @cached_property
    def page(self) -> Page[Any]:
        return Paginator(self.found, self.per_page).get_page(self.request.GET.get("page"))

    @cached_property
    def total(self) -> int:
        return self.page.paginator.count

    @property
    def shown_columns(self) -> list[Column]:
        return [column for column in self.columns if not column.file_only]

    @property
    def rows(self) -> Iterator[Row]:
        for row in self.page.object_list:
            yield Row(row, [Cell(column, row, column.read(row)) for column in self.shown_columns])

    @property
    def headings(self) -> list[Heading]:
        chosen, backwards = self._chosen()
        heads = []
        for column in self.shown_columns:
            here = column is chosen
            direction = ("descending" if backwards else "ascending") if here else ""
            url = self._query(sort=("" if backwards or not here else "-") + column.key, page="") if column.order else ""
            heads.append(Heading(column, url, direction))
        return heads

    @property
    def sorts(self) -> list[Heading]:
        """The headings to sort by, where there is a choice."""
        heads = [head for head in self.headings if head.url]
        return heads if len(heads) > 1 else []

    @property
    def file_url(self) -> str:
        return self._query(export="csv", page="") if self.file_name else ""

    @property
    def clear_url(self) -> str:
        return self.request.path

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the filter form must carry along: the order."""
        return [("sort", self.request.GET["sort"])] if self.request.GET.get("sort") else []

    def respond(self, template: str, context: dict[str, Any] | None = None) -> HttpResponseBase:
        """The page, or with ?export=csv the file of all rows found."""
        if self.file_name and self.request.GET.get("export") == "csv":
            columns = [column for column in self.columns if not column.page_only]
            lines = ([column.read(row) for column in columns] for row in self._stream())
            return csv_response(self.file_name, [column.label for column in columns], lines)
        return TemplateResponse(self.request, template, {**(context or {}), "table": self})

    def _stream(self) -> Iterator[Any]:
        return iter(self.found.iterator(chunk_size=CHUNK))

    def _chosen(self) -> tuple[Column | None, bool]:
        asked = self.request.GET.get("sort", "")
        backwards = asked.startswith("-")
        for column in self.columns:
            if column.order and column.key == asked.removeprefix("-"):
                return column, backwards
        return None, False

    def _order(self) -> tuple[str, ...]:
        column, backwards = self._chosen()
        if column is None:
            return self.order
        return tuple(_turned(name) for name in column.order) if backwards else column.order

    def _query(self, **changes: str) -> str:
        query: QueryDict = self.request.GET.copy()
        for key, value in changes.items():
            query[key] = value
            if not value:
                del query[key]
        return f"?{query.urlencode()}"


def _turned(name: str) -> str:
    return name[1:] if name.startswith("-") else f"-{name}"


def _is_no(value: Any) -> bool:
    """An empty choice of several, or a box that is not ticked."""
    return value is False or (hasattr(value, "__len__") and len(value) == 0)
