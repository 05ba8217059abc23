"""Deadlines of dossiers and measures."""

import datetime as dt

DECISION_DAYS = 3
NOTICE_DAYS = 5
AUTHORITY_HOURS = 24
FRIDAY = 4


def shift_working_days(day: dt.date, days: int) -> dt.date:
    """The working day that lies `days` working days after (negative: before) a day."""
    step = dt.timedelta(days=1 if days >= 0 else -1)
    for _passed in range(abs(days)):
        day += step
        while day.weekday() > FRIDAY:
            day += step
    return day


def due_after(day: dt.date) -> dt.date:
    """The last working day for the decision on a dossier that is submitted on `day`."""
    return shift_working_days(day, DECISION_DAYS)


def days_left_until(day: dt.date, due_on: dt.date) -> int:
    """Working days from `day` to the due date; negative when it has passed."""
    step = 1 if due_on >= day else -1
    passed = 0
    while _before(shift_working_days(day, passed), due_on, step):
        passed += step
    return passed


def _before(day: dt.date, due_on: dt.date, step: int) -> bool:
    return day < due_on if step > 0 else day > due_on


def due_with_days_left(day: dt.date, days_left: int) -> dt.date:
    """The due date of a dossier that comes back on `day` with what was left of its term."""
    return shift_working_days(day, days_left)


def earliest_effect(now: dt.datetime) -> dt.datetime:
    """The earliest moment at which a suspension noticed now may take effect."""
    return now + dt.timedelta(days=NOTICE_DAYS)


def order_due(received_at: dt.datetime) -> dt.datetime:
    """By when an authority's order must be carried out: hours run day and night, holidays included."""
    return received_at + dt.timedelta(hours=AUTHORITY_HOURS)
