"""Working days as the state counts them: calendar days in Vietnam without weekends and holidays, with Saturdays made up for.

The first day of a period is not counted; a period of working days ends with the last moment of its last day.
"""

import datetime as dt

from marketplace.language.dates import VIETNAM, vietnam_day
from marketplace.rules.memory import Remembered
from marketplace.rules.models import Holiday, SpecialDay

SATURDAY = 5
A_DAY = dt.timedelta(days=1)

_special_days = Remembered(lambda: dict(Holiday.objects.values_list("day", "kind")))


def is_working_day(day: dt.date) -> bool:
    """Whether offices are open. Holidays still to be confirmed count as holidays."""
    special = _special_days().get(day)
    if special is not None:
        return special == SpecialDay.WORKING
    return day.weekday() < SATURDAY


def add_working_days(start: dt.datetime | dt.date, days: int) -> dt.date:
    """The day on which a period of `days` working days from `start` ends; with 0, the first working day from `start` on."""
    day = vietnam_day(start)
    if days <= 0:
        while not is_working_day(day):
            day += A_DAY
        return day
    while days:
        day += A_DAY
        days -= is_working_day(day)
    return day


def working_days_between(start: dt.datetime | dt.date, end: dt.datetime | dt.date) -> int:
    """Working days after the day of `start` up to the day of `end`; negative when `end` lies before."""
    first, last = vietnam_day(start), vietnam_day(end)
    if last < first:
        return -working_days_between(last, first)
    return sum(is_working_day(first + A_DAY * step) for step in range(1, (last - first).days + 1))


def end_of_day(day: dt.date) -> dt.datetime:
    """The last second of a day in Vietnam, aware."""
    return dt.datetime.combine(day, dt.time(23, 59, 59), tzinfo=VIETNAM)


def due_after(start: dt.datetime, days: int) -> dt.datetime:
    """When something due within `days` working days of `start` becomes late."""
    return end_of_day(add_working_days(start, days))
