"""Values in messages that are written differently in each language, or lead somewhere."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any, cast

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import get_language

from marketplace.language.numbers import format_money, format_quantity


def lazy_text(make: Callable[[], str]) -> str:
    """A text that is made when it is printed."""
    promise: Any = lazy(make, str)()
    return cast(str, promise)


def money(amount: Decimal | int) -> str:
    """Whole đồng, in the language in which the message is being written."""
    return lazy_text(lambda: format_money(amount, language=get_language() or "vi"))


def quantity_of(title: str, quantity: int, unit: str) -> str:
    """One line of an order."""
    return lazy_text(lambda: f"{title}: {format_quantity(quantity, unit, language=get_language() or 'vi')}")


def day(moment: dt.datetime | dt.date | None) -> str:
    """22/11/2026, the calendar day in Vietnam."""
    if isinstance(moment, dt.datetime):
        moment = timezone.localtime(moment).date()
    return f"{moment:%d/%m/%Y}" if moment else ""


def clock(moment: dt.datetime | None) -> str:
    """14:05 22/11/2026 in Vietnam."""
    return f"{timezone.localtime(moment):%H:%M %d/%m/%Y}" if moment else ""


def way_to(name: str, *args: object) -> Callable[[], str]:
    """The path of a page, in the language in which the message is being written."""
    return lambda: reverse(name, args=args)
