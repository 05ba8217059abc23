import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from marketplace.language.dates import VIETNAM
from marketplace.rules.memory import forget
from marketplace.rules.models import Holiday, SpecialDay
from marketplace.rules.working_days import add_working_days, due_after, is_working_day, working_days_between

pytestmark = pytest.mark.django_db


def at(day: int, month: int, year: int, hour: int = 9) -> dt.datetime:
    return dt.datetime(year, month, day, hour, tzinfo=VIETNAM)


def test_weekends_do_not_count() -> None:
    assert add_working_days(at(6, 11, 2026), 3) == dt.date(2026, 11, 11)  # Friday -> Wednesday
    assert add_working_days(at(7, 11, 2026), 1) == dt.date(2026, 11, 9)


def test_tet_does_not_count() -> None:
    assert add_working_days(at(13, 2, 2026), 3) == dt.date(2026, 2, 25)


def test_a_holiday_on_a_sunday_is_made_up_for_on_monday() -> None:
    assert not is_working_day(dt.date(2026, 4, 27))
    assert add_working_days(at(24, 4, 2026), 1) == dt.date(2026, 4, 28)


def test_a_saturday_worked_in_exchange_counts() -> None:
    assert is_working_day(dt.date(2026, 8, 22))
    assert add_working_days(at(21, 8, 2026), 1) == dt.date(2026, 8, 22)


def test_the_day_is_a_day_in_vietnam() -> None:
    late_on_thursday_in_greenwich = dt.datetime(2026, 11, 5, 18, 0, tzinfo=dt.UTC)  # Friday 01:00 in Vietnam
    assert add_working_days(late_on_thursday_in_greenwich, 1) == dt.date(2026, 11, 9)


def test_a_period_ends_with_the_last_moment_of_its_last_day() -> None:
    due = due_after(at(6, 11, 2026), 3)
    assert due.isoformat() == "2026-11-11T23:59:59+07:00"


def test_no_days_means_the_first_working_day() -> None:
    assert add_working_days(dt.date(2026, 11, 7), 0) == dt.date(2026, 11, 9)
    assert add_working_days(dt.date(2026, 11, 6), 0) == dt.date(2026, 11, 6)


def test_a_holiday_entered_later_moves_the_due_day() -> None:
    assert add_working_days(at(9, 11, 2026), 1) == dt.date(2026, 11, 10)
    Holiday.objects.create(day=dt.date(2026, 11, 10), kind=SpecialDay.HOLIDAY, name="Nghỉ bão", legal_basis="Công điện")
    forget()
    assert add_working_days(at(9, 11, 2026), 1) == dt.date(2026, 11, 11)


def test_every_holiday_names_its_legal_basis_and_no_working_day_is_a_weekday() -> None:
    for special in Holiday.objects.all():
        assert special.legal_basis
        assert special.kind == SpecialDay.HOLIDAY or special.day.weekday() >= 5
    assert Holiday.objects.filter(day__year=2026).count() >= 15
    assert Holiday.objects.filter(day__year=2027, is_confirmed=False).exists()


DAYS = st.dates(min_value=dt.date(2026, 1, 1), max_value=dt.date(2027, 12, 1))


class AnyPeriod(TestCase):
    @given(DAYS, st.integers(min_value=1, max_value=40))
    def test_ends_on_a_working_day_with_exactly_that_many_behind_it(self, start: dt.date, days: int) -> None:
        end = add_working_days(start, days)
        assert is_working_day(end)
        assert working_days_between(start, end) == days

    @given(DAYS, st.integers(min_value=0, max_value=20), st.integers(min_value=0, max_value=20))
    def test_stopped_and_resumed_on_the_way_is_as_long(self, start: dt.date, before: int, after: int) -> None:
        if before:
            assert add_working_days(add_working_days(start, before), after) == add_working_days(start, before + after)

    @given(DAYS, DAYS)
    def test_counts_the_same_backwards(self, one: dt.date, other: dt.date) -> None:
        assert working_days_between(one, other) == -working_days_between(other, one)
