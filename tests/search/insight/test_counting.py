"""Searches and opened results are counted by text and day, and forgotten when few have asked."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from marketplace.language.dates import vietnam_today
from search.indexing.writing import write_offers
from search.insight import reports
from search.insight.counting import DAYS_KEPT, DAYS_OF_RARE_TEXTS, FEWEST_KEPT, forget
from search.insight.notes import SECONDS_VALID, read_note, write_note
from search.models import SearchCount
from search.tasks import forget_searches
from tests.factories.offers import offer

pytestmark = pytest.mark.django_db
NOTED = "/search/noted/"


def counted(text: str, *, days_ago: int = 0, searches: int = 1, failures: int = 0, clicks: int = 0, places: int = 0) -> SearchCount:
    day = vietnam_today() - dt.timedelta(days=days_ago)
    return SearchCount.objects.create(day=day, text=text, searches=searches, failures=failures, clicks=clicks, places=places)


def note_on(page: str) -> str:
    return page.split('data-note="')[1].split('"')[0]


def test_a_shown_page_and_an_opened_result_are_counted(client: Client) -> None:
    note = write_note("Bánh  TRÁNG", fits=True)
    assert client.post(NOTED, {"note": note}).status_code == 204
    assert client.post(NOTED, {"note": note}).status_code == 204
    assert client.post(NOTED, {"note": note, "place": "4"}).status_code == 204
    found = SearchCount.objects.get()
    assert (found.day, found.text) == (vietnam_today(), "bánh tráng")
    assert (found.searches, found.failures, found.clicks, found.places) == (2, 0, 1, 4)


def test_what_fits_nothing_is_counted_as_failed(client: Client) -> None:
    client.post(NOTED, {"note": write_note("sầu riêng musang", fits=False)})
    assert SearchCount.objects.get().failures == 1


def test_nothing_but_text_day_and_numbers_is_kept() -> None:
    kept = {field.name for field in SearchCount._meta.get_fields()}
    assert kept == {"id", "day", "text", "searches", "failures", "clicks", "places"}


@pytest.mark.parametrize("note", ["", "x", "WyJiw6FuaCIsdHJ1ZV0:1abc:forged", "\x00"])
def test_forged_notes_count_nothing(client: Client, note: str) -> None:
    assert client.post(NOTED, {"note": note}).status_code == 400
    assert not SearchCount.objects.exists()


def test_an_old_note_counts_nothing() -> None:
    note = write_note("bánh tráng", fits=True)
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(seconds=SECONDS_VALID + 1)):
        assert read_note(note) is None


@pytest.mark.parametrize("place", ["-1", "0", "99999999999", "x", "1e3", "٣"])
def test_strange_places_do_no_harm(client: Client, place: str) -> None:
    assert client.post(NOTED, {"note": write_note("bánh", fits=True), "place": place}).status_code == 204
    assert SearchCount.objects.get().places <= 500


def test_counting_needs_the_page_it_was_written_on() -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(NOTED, {"note": write_note("bánh", fits=True)}).status_code == 403
    assert not SearchCount.objects.exists()


def test_opening_a_result_page_counts_nothing_by_itself(client: Client, only_postgresql: None) -> None:
    write_offers([offer(title="Muối tôm Tây Ninh").pk])
    page = client.get("/search/", {"q": "muối tôm"}).content.decode()
    assert not SearchCount.objects.exists()
    client.post(NOTED, {"note": note_on(page)})
    assert SearchCount.objects.get().text == "muối tôm"
    assert SearchCount.objects.get().failures == 0
    assert "data-counts" in page
    assert "data-counts" not in client.get("/search/", {"q": "muối tôm", "price_max": "5"}).content.decode()


def test_a_page_that_nothing_fits_says_so_in_its_note(client: Client, only_postgresql: None) -> None:
    page = client.get("/search/", {"q": "sầu riêng"}).content.decode()
    client.post(NOTED, {"note": note_on(page)})
    assert SearchCount.objects.get().failures == 1


@pytest.mark.parametrize("typed", ["", "0908123456", "lan@example.vn"])
def test_pages_of_what_must_not_be_kept_carry_no_note(client: Client, only_postgresql: None, typed: str) -> None:
    page = client.get("/search/", {"q": typed}).content.decode()
    assert "data-note" not in page
    assert "noted.js" not in page


def test_rare_texts_are_forgotten_after_a_week_and_frequent_ones_stay() -> None:
    rare = counted("nguyễn thị lan", days_ago=20, searches=FEWEST_KEPT - 1)
    often = counted("bánh tráng", days_ago=20, searches=FEWEST_KEPT)
    monday = vietnam_today() - dt.timedelta(days=vietnam_today().weekday() + 21)
    spread = [
        SearchCount.objects.create(day=monday + dt.timedelta(days=number), text="muối tôm", searches=1) for number in range(FEWEST_KEPT)
    ]
    fresh = counted("lê văn mới", days_ago=DAYS_OF_RARE_TEXTS, searches=1)
    old = counted("gạo", days_ago=DAYS_KEPT + 1, searches=1000)
    forget_searches(timestamp=0)
    kept = set(SearchCount.objects.all())
    assert kept == {often, *spread, fresh}
    assert {rare, old} & kept == set()
    assert forget() == 0


def test_reports_show_rare_texts_only_where_nothing_fitted_and_only_for_a_week() -> None:
    counted("nguyễn thị lan", searches=2)
    counted("sau rieng musang", searches=1, failures=1)
    counted("bánh tráng", searches=50, clicks=30, places=60)
    assert [row["text"] for row in reports.most_asked(7)] == ["bánh tráng"]
    assert [row["text"] for row in reports.failing(7)] == ["sau rieng musang"]
    assert list(reports.failing(30)) == []


def test_figures_of_the_reports() -> None:
    counted("bánh tráng", searches=30, failures=3, clicks=20, places=50)
    counted("bánh tráng", days_ago=3, searches=10, failures=1)
    counted("muối", searches=10, clicks=1, places=9)
    counted("gạo lạ", searches=10, failures=10)
    counted("cũ", days_ago=7, searches=99)
    row = reports.most_asked(7)[0]
    assert (row["text"], row["asked"], row["failed"], row["failing"], row["opened"], row["place"]) == ("bánh tráng", 40, 4, 0.1, 0.5, 2.5)
    assert [found["text"] for found in reports.unopened(7)] == ["muối"]
    assert [found["text"] for found in reports.failing(7)] == ["gạo lạ", "bánh tráng"]
    totals = reports.totals(7)
    assert (totals.searches, totals.failures, totals.clicks) == (60, 14, 21)
    days = reports.by_day(7)
    assert len(days) == 7
    assert days[-1] == (vietnam_today(), 50, 13)
    assert days[-4][1:] == (10, 1)


def test_counting_is_one_statement(django_assert_num_queries: Any, client: Client) -> None:
    note = write_note("bánh tráng", fits=True)
    client.post(NOTED, {"note": note})
    # The limit, and the count.
    with django_assert_num_queries(2):
        client.post(NOTED, {"note": note})


def test_the_address_has_its_name() -> None:
    assert reverse("search_noted") == NOTED
