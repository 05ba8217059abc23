"""Officers see what is searched for and not found."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from marketplace.language.dates import vietnam_today
from search.models import SearchCount
from tests.factories.people import officer, signed_in

pytestmark = pytest.mark.django_db


def counted(text: str, **numbers: int) -> None:
    day = vietnam_today() - dt.timedelta(days=numbers.pop("days_ago", 0))
    SearchCount.objects.create(day=day, text=text, **numbers)


@pytest.fixture
def desk() -> Client:
    return signed_in(officer())


def test_what_fails_stands_first(desk: Client) -> None:
    counted("sầu riêng musang", searches=8, failures=8)
    counted("bánh tráng", searches=50, failures=2, clicks=30, places=60)
    page = desk.get(reverse("console:search")).content.decode()
    assert page.index("sầu riêng musang") < page.index("bánh tráng")
    assert "/search/?q=s%E1%BA%A7u+ri%C3%AAng+musang" in page


@pytest.mark.parametrize(("view", "shown"), [("", "sầu riêng"), ("unopened", "muối"), ("most", "bánh tráng")])
def test_each_list_has_its_texts_and_its_file(desk: Client, view: str, shown: str) -> None:
    counted("sầu riêng", searches=8, failures=8)
    counted("muối", searches=20)
    counted("bánh tráng", searches=50, clicks=30, places=60)
    query = {"view": view} if view else {}
    assert shown in desk.get(reverse("console:search"), query).content.decode()
    file = b"".join(desk.get(reverse("console:search"), {**query, "export": "csv"}))
    lines = file.decode("utf-8-sig").splitlines()
    assert shown in lines[1]


def test_long_periods_become_weeks(desk: Client) -> None:
    counted("bánh tráng", searches=50, days_ago=60)
    page = desk.get(reverse("console:search"), {"days": "90", "view": "most"}).content.decode()
    assert "bánh tráng" in page
    assert page.count("chart__rail") == 13


def test_an_empty_report_says_what_will_stand_there(desk: Client) -> None:
    page = desk.get(reverse("console:search")).content.decode()
    assert "Chưa có gì" in page
