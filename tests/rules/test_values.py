import datetime as dt
from pathlib import Path

import pytest
import time_machine

from marketplace.rules.loading import rows
from marketplace.rules.memory import SECONDS_REMEMBERED, forget
from marketplace.rules.models import RuleValue
from marketplace.rules.publishing import policy_files
from marketplace.rules.values import UnknownRule, rule, rule_in_force

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]


def test_rules_in_force_are_known_with_their_legal_basis() -> None:
    assert rule("registration.decision_days") == 3
    assert rule("offers.fresh_days") == 30
    assert rule("orders.confirm_hours") == 24
    takedown = rule_in_force("authority.takedown_hours")
    assert (takedown.value, takedown.unit) == (24, "hours")
    assert "248/2026" in takedown.legal_basis


def test_every_rule_of_the_file_is_loaded_and_says_why() -> None:
    assert RuleValue.objects.count() == len(rows("rules.csv"))
    assert not RuleValue.objects.filter(legal_basis="").exists()
    assert not RuleValue.objects.filter(meaning="").exists()


def test_every_rule_is_asked_for_or_cited_so_that_a_change_counts() -> None:
    files = [path for room in ("marketplace", "sellers", "search", "catalogue") for path in (ROOT / room).rglob("*.py")]
    said = "".join(path.read_text(encoding="utf-8") for path in files if "migrations" not in path.parts)
    said += "".join(file.text for file in policy_files())
    keys = {row["key"] for row in rows("rules.csv")}
    assert [key for key in sorted(keys) if f'"{key}"' not in said and f"[[{key}]]" not in said] == []


def test_a_new_value_counts_from_its_day_on() -> None:
    RuleValue.objects.create(
        key="offers.fresh_days", value=20, unit="days", effective_from=dt.date(2027, 1, 1), legal_basis="QĐ", meaning="ngắn hơn"
    )
    forget()
    assert rule("offers.fresh_days", at=dt.date(2026, 12, 31)) == 30
    assert rule("offers.fresh_days", at=dt.datetime(2026, 12, 31, 17, 0, tzinfo=dt.UTC)) == 20  # midnight in Vietnam
    assert rule("offers.fresh_days", at=dt.date(2027, 6, 1)) == 20


def test_a_rule_that_was_not_yet_in_force_is_unknown() -> None:
    with pytest.raises(UnknownRule):
        rule("offers.fresh_days", at=dt.date(2020, 1, 1))
    with pytest.raises(UnknownRule):
        rule("no.such_rule")


def test_rules_are_read_once_in_a_while(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    with django_assert_num_queries(1):
        for _ in range(20):
            rule("offers.fresh_days")


def test_a_change_is_seen_within_half_a_minute() -> None:
    with time_machine.travel(dt.datetime(2026, 11, 22, 3, 0, tzinfo=dt.UTC), tick=False) as clock:
        assert rule("offers.fresh_days") == 30
        RuleValue.objects.filter(key="offers.fresh_days").update(value=10)
        clock.shift(SECONDS_REMEMBERED - 1)
        assert rule("offers.fresh_days") == 30
        clock.shift(1)
        assert rule("offers.fresh_days") == 10
