"""The value of a rule on a day: rule("offers.fresh_days")."""

import datetime as dt
from typing import Any

from marketplace.language.dates import vietnam_day, vietnam_today
from marketplace.rules.memory import Remembered
from marketplace.rules.models import RuleValue


class UnknownRule(LookupError):
    """No value of this rule is in force on that day."""


def _read() -> dict[str, list[RuleValue]]:
    found: dict[str, list[RuleValue]] = {}
    for row in RuleValue.objects.order_by("key", "-effective_from"):
        found.setdefault(row.key, []).append(row)
    return found


_rules = Remembered(_read)


def rule(key: str, at: dt.datetime | dt.date | None = None) -> Any:
    """The value in force at `at` (now unless told): mostly a whole number, its unit is part of the key. Raises UnknownRule."""
    return rule_in_force(key, at).value


def rule_in_force(key: str, at: dt.datetime | dt.date | None = None) -> RuleValue:
    """The value with its unit and legal basis, for pages that cite it. Raises UnknownRule."""
    day = vietnam_today() if at is None else vietnam_day(at)
    for row in _rules().get(key, []):
        if row.effective_from <= day:
            return row
    raise UnknownRule(f"{key} on {day}")
