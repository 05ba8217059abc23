"""Dates as people write, type and say them; every day is a day in Vietnam, whatever the server thinks."""

import datetime as dt
import re
from zoneinfo import ZoneInfo

from django.utils.translation import gettext, ngettext

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
DAY = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})")
ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
A_MINUTE, AN_HOUR, A_DAY = 60, 3_600, 86_400
DAYS_SAID_AS_AGO = 30


class NotADate(ValueError):
    """What was typed is no day of the calendar."""


def vietnam_day(moment: dt.datetime | dt.date) -> dt.date:
    """The calendar day in Vietnam of an aware moment; a date is taken as it is."""
    if isinstance(moment, dt.datetime):
        return moment.astimezone(VIETNAM).date()
    return moment


def vietnam_today() -> dt.date:
    """Today in Vietnam."""
    return vietnam_day(dt.datetime.now(dt.UTC))


def format_day(moment: dt.datetime | dt.date) -> str:
    """22/11/2026"""
    return vietnam_day(moment).strftime("%d/%m/%Y")


def format_moment(moment: dt.datetime) -> str:
    """14:05, 22/11/2026"""
    return moment.astimezone(VIETNAM).strftime("%H:%M, %d/%m/%Y")


def parse_day(text: str) -> dt.date:
    """ "22/11/2026", "22-11-26", "22.11.2026" and 2026-11-22 (what a date input sends). Raises NotADate."""
    typed = text.strip()
    if found := ISO_DAY.fullmatch(typed):
        year, month, day = (int(part) for part in found.groups())
    elif found := DAY.fullmatch(typed):
        day, month, year = (int(part) for part in found.groups())
        year += 2000 if year < 100 else 0
    else:
        raise NotADate(text)
    try:
        return dt.date(year, month, day)
    except ValueError as error:
        raise NotADate(text) from error


def say_ago(moment: dt.datetime, now: dt.datetime) -> str:
    """ "just now", "5 minutes ago", "yesterday", "3 days ago"; after a month the date itself."""
    seconds = (now - moment).total_seconds()
    days = (vietnam_day(now) - vietnam_day(moment)).days
    if seconds < A_MINUTE:
        return gettext("just now")
    if seconds < AN_HOUR:
        minutes = int(seconds // A_MINUTE)
        return ngettext("%(count)d minute ago", "%(count)d minutes ago", minutes) % {"count": minutes}
    if seconds < A_DAY:
        hours = int(seconds // AN_HOUR)
        return ngettext("%(count)d hour ago", "%(count)d hours ago", hours) % {"count": hours}
    if days == 1:
        return gettext("yesterday")
    if days <= DAYS_SAID_AS_AGO:
        return ngettext("%(count)d day ago", "%(count)d days ago", days) % {"count": days}
    return format_day(moment)


def say_left(moment: dt.datetime, now: dt.datetime) -> str:
    """The time until a due moment: "3 days left", "overdue"."""
    seconds = (moment - now).total_seconds()
    if seconds < 0:
        return gettext("overdue")
    if seconds < AN_HOUR:
        minutes = max(1, int(seconds // A_MINUTE))
        return ngettext("%(count)d minute left", "%(count)d minutes left", minutes) % {"count": minutes}
    if seconds < 2 * A_DAY:
        hours = int(seconds // AN_HOUR)
        return ngettext("%(count)d hour left", "%(count)d hours left", hours) % {"count": hours}
    days = int(seconds // A_DAY)
    return ngettext("%(count)d day left", "%(count)d days left", days) % {"count": days}
