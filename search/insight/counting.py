"""Counting, in one statement, and forgetting."""

import datetime as dt

from django.db import connection
from django.db.models import Sum

from marketplace.language.dates import vietnam_today
from search.insight.notes import Note
from search.models import SearchCount

# So many searches a week make a text one of many people's; what is rarer may be somebody's name.
FEWEST_KEPT = 5
# Rare texts stay this long, so that what fails can be mended, and are then deleted.
DAYS_OF_RARE_TEXTS = 7
# Two seasons can be compared, and no more.
DAYS_KEPT = 800

COUNT = """
    INSERT INTO search_searchcount AS standing (day, text, searches, failures, clicks, places)
    VALUES (%(day)s, %(text)s, %(searches)s, %(failures)s, %(clicks)s, %(places)s)
    ON CONFLICT (day, text) DO UPDATE SET
        searches = standing.searches + excluded.searches,
        failures = standing.failures + excluded.failures,
        clicks = standing.clicks + excluded.clicks,
        places = standing.places + excluded.places
"""


def count_search(note: Note) -> None:
    """One more search for the text, today."""
    _add(note.text, searches=1, failures=int(not note.fits))


def count_click(note: Note, place: int) -> None:
    """One result of it was opened, at that place in the list."""
    _add(note.text, clicks=1, places=place)


def forget() -> int:
    """Deletes rare texts of past weeks and everything old; returns how many rows."""
    today = vietnam_today()
    deleted, _by_model = SearchCount.objects.filter(day__lt=today - dt.timedelta(days=DAYS_KEPT)).delete()
    past = SearchCount.objects.filter(day__lt=today - dt.timedelta(days=DAYS_OF_RARE_TEXTS))
    for monday in _weeks(past.order_by("day").values_list("day", flat=True).distinct()):
        # The whole week decides, also its days that are not a week ago yet.
        week = SearchCount.objects.filter(day__gte=monday, day__lt=monday + dt.timedelta(days=7))
        rare = week.order_by().values("text").annotate(asked=Sum("searches")).filter(asked__lt=FEWEST_KEPT).values("text")
        gone, _by_model = past.filter(pk__in=week.values("pk"), text__in=list(rare.values_list("text", flat=True))).delete()
        deleted += gone
    return deleted


def _weeks(days: object) -> list[dt.date]:
    return sorted({day - dt.timedelta(days=day.weekday()) for day in days})  # type: ignore[attr-defined]


def _add(text: str, *, searches: int = 0, failures: int = 0, clicks: int = 0, places: int = 0) -> None:
    values: dict[str, dt.date | str | int] = {
        "day": vietnam_today(),
        "text": text,
        "searches": searches,
        "failures": failures,
        "clicks": clicks,
        "places": places,
    }
    with connection.cursor() as cursor:
        cursor.execute(COUNT, values)
