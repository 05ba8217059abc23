"""Deadlines of dossiers and measures, by the rules in force and the calendar of working days."""

import datetime as dt

from marketplace.rules.values import rule
from marketplace.rules.working_days import add_working_days, is_working_day, working_days_between

A_DAY = dt.timedelta(days=1)


def due_after(day: dt.date) -> dt.date:
    """The last working day for the decision on a dossier that is submitted on `day`."""
    return add_working_days(day, rule("registration.decision_days"))


def days_left_until(day: dt.date, due_on: dt.date) -> int:
    """Working days from `day` to the due date; negative when it has passed."""
    return working_days_between(day, due_on)


def due_with_days_left(day: dt.date, days_left: int) -> dt.date:
    """The due date of a dossier that comes back on `day` with what was left of its term; what was late stays late."""
    if days_left >= 0:
        return add_working_days(day, days_left)
    while days_left:
        day -= A_DAY
        days_left += is_working_day(day)
    return day


def supplement_by(day: dt.date) -> dt.date:
    """The last day for the supplement of a dossier that is returned on `day`; every day counts."""
    return day + dt.timedelta(days=rule("registration.supplement_days"))


def warned_until(day: dt.date) -> dt.date:
    """Applicants whose last day is this one or an earlier one are warned on `day`."""
    return day + dt.timedelta(days=rule("registration.supplement_warning_days"))


def cards_kept_since(now: dt.datetime) -> dt.datetime:
    """Pictures of identity cards that were attached earlier no longer stay in a dossier that is not handed in."""
    return now - dt.timedelta(days=rule("registration.draft_card_days"))


def earliest_effect(now: dt.datetime) -> dt.datetime:
    """The earliest moment at which a suspension noticed now may take effect."""
    return now + dt.timedelta(days=rule("enforcement.notice_days"))


def order_due(received_at: dt.datetime) -> dt.datetime:
    """By when an authority's order must be carried out: hours run day and night, holidays included."""
    return received_at + dt.timedelta(hours=rule("authority.takedown_hours"))
