"""The list of both rooms behind the counter."""

from typing import Any

import pytest
from django import forms
from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.template.loader import render_to_string
from django.test import RequestFactory

from marketplace.design.columns import Column
from marketplace.design.tables import BulkAction, FilterForm, Table
from marketplace.people.models import User

pytestmark = pytest.mark.django_db


class PeopleFilters(FilterForm):
    name = forms.CharField(required=False)

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        name = self.cleaned_data.get("name")
        return rows.filter(full_name__icontains=name) if name else rows


class PeopleTable(Table):
    columns = (
        Column("full_name", "Họ và tên", heading=True, sort="full_name"),
        Column("email", "Thư", link=lambda person: f"mailto:{person.email}"),
        Column("date_joined", "Từ", kind="ago"),
        Column("language", "Ngôn ngữ", file_only=True),
    )
    filters = PeopleFilters
    bulk = (BulkAction("close", "Đóng", "danger"),)
    file_name = "nguoi"
    per_page = 10
    order = ("full_name",)


def people(count: int) -> None:
    User.objects.bulk_create(User(email=f"p{number}@vidu.vn", full_name=f"Người {number:03}") for number in range(count))


def table(**query: str) -> PeopleTable:
    return PeopleTable(User.objects.all(), RequestFactory().get("/", query))


def drawn(shown: Table) -> str:
    return render_to_string("components/list.html", {"table": shown}, request=shown.request)


def content(response: HttpResponseBase) -> str:
    return b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]


@pytest.mark.parametrize("count", [3, 40])
def test_a_list_asks_the_database_twice_however_many_rows_it_has(count: int, django_assert_num_queries: Any) -> None:
    people(count)
    with django_assert_num_queries(2):
        assert "Người 000" in drawn(table())


def test_rows_are_ordered_only_by_what_the_list_offers() -> None:
    people(3)
    assert [row.row.full_name for row in table(sort="-full_name").rows] == ["Người 002", "Người 001", "Người 000"]
    assert [row.row.full_name for row in table(sort="password").rows] == ["Người 000", "Người 001", "Người 002"]
    head = table(sort="full_name").headings[0]
    assert (head.direction, head.url) == ("ascending", "?sort=-full_name")


def test_a_phone_sorts_by_what_a_desk_sorts_by_in_the_heads() -> None:
    class Joined(PeopleTable):
        columns = (*PeopleTable.columns, Column("id", "Số", sort="pk"))

    people(2)
    shown = Joined(User.objects.all(), RequestFactory().get("/", {"sort": "-id"}))
    assert [(head.column.label, head.url, head.direction) for head in shown.sorts] == [
        ("Họ và tên", "?sort=full_name", ""),
        ("Số", "?sort=id", "descending"),
    ]
    assert drawn(shown).count('class="chip"') == 2
    assert table().sorts == []
    assert "list-sort" not in drawn(table())


def test_pages_show_every_row_once_even_when_all_compare_equal() -> None:
    User.objects.bulk_create(User(email=f"p{number}@vidu.vn", full_name="Cùng tên") for number in range(35))
    shown = [row.pick for page in "1234" for row in table(page=page).rows]
    assert len(shown) == len(set(shown)) == 35


@pytest.mark.parametrize("page", ["0", "-1", "99", "x", "1;DROP"])
def test_a_page_number_that_does_not_exist_shows_one_that_does(page: str) -> None:
    people(12)
    assert table(page=page).page.number in {1, 2}


def test_filters_narrow_the_list_and_the_file_alike() -> None:
    people(25)
    narrowed = table(name="Người 01")
    assert narrowed.total == 10
    assert "name=Ng" in narrowed.file_url
    lines = content(table(name="Người 01", export="csv").respond("components/list.html")).splitlines()
    assert len(lines) == 11


def test_the_file_holds_all_rows_and_the_columns_meant_for_it_only() -> None:
    people(25)
    response = table(export="csv", page="2").respond("components/list.html")
    lines = content(response).splitlines()
    assert len(lines) == 26
    assert lines[0].endswith("Ngôn ngữ")
    assert "Ngôn ngữ" not in drawn(table())


def test_an_empty_list_says_so_and_a_narrowed_one_how_to_widen_it() -> None:
    assert "<table" not in drawn(table())
    people(2)
    assert 'href="/"' in drawn(table(name="không ai"))


def test_a_name_with_markup_stays_a_name() -> None:
    User.objects.create(email="x@vidu.vn", full_name="<img src=x onerror=alert(1)>")
    assert "<img" not in drawn(table())
