import datetime as dt

import pytest

from marketplace.language.dates import NotADate, format_day, format_moment, parse_day, say_ago, say_left, vietnam_day

NOW = dt.datetime(2026, 11, 22, 3, 0, tzinfo=dt.UTC)


def test_a_day_is_a_day_in_vietnam() -> None:
    late_evening = dt.datetime(2026, 11, 21, 18, 30, tzinfo=dt.UTC)
    assert vietnam_day(late_evening) == dt.date(2026, 11, 22)
    assert format_day(late_evening) == "22/11/2026"
    assert format_moment(late_evening) == "01:30, 22/11/2026"


@pytest.mark.parametrize("typed", ["22/11/2026", "22-11-2026", "22.11.26", " 22/11/2026 ", "2026-11-22"])
def test_typed_days_are_understood(typed: str) -> None:
    assert parse_day(typed) == dt.date(2026, 11, 22)


@pytest.mark.parametrize("typed", ["", "31/02/2026", "22/13/2026", "hôm nay", "2026"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(NotADate):
        parse_day(typed)


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (dt.timedelta(seconds=20), "vừa xong"),
        (dt.timedelta(minutes=5), "5 phút trước"),
        (dt.timedelta(hours=1), "1 giờ trước"),
        (dt.timedelta(hours=26), "hôm qua"),
        (dt.timedelta(days=3), "3 ngày trước"),
        (dt.timedelta(days=40), "13/10/2026"),
    ],
)
def test_how_long_ago_is_said(before: dt.timedelta, said: str) -> None:
    assert say_ago(NOW - before, NOW) == said


def test_what_is_left_is_said() -> None:
    assert say_left(NOW + dt.timedelta(days=3, hours=1), NOW) == "còn 3 ngày"
    assert say_left(NOW + dt.timedelta(hours=30), NOW) == "còn 30 giờ"
    assert say_left(NOW + dt.timedelta(seconds=30), NOW) == "còn 1 phút"
    assert say_left(NOW - dt.timedelta(seconds=1), NOW) == "quá hạn"
