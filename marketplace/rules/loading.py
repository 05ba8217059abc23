"""Fills the tables of rules from data/. What superusers changed since stays: only missing rows are written."""

import csv
import datetime as dt
import json
from pathlib import Path

from django.apps.registry import Apps

from marketplace.language.folding import words

DATA = Path(__file__).parent / "data"
TRADE_LINES_VERSION = "2025"

# Invented, and marked as such on every page that shows it, until the owner enters its own.
DEMONSTRATION_FACTS = {
    "representative": "Nguyễn Văn Minh Họa (dữ liệu minh hoạ)",
    "registration_no": "MINH-HOA-0000 (dữ liệu minh hoạ)",
    "registered_by": "Bộ Công Thương (dữ liệu minh hoạ)",
}


def load_rules(apps: Apps) -> dict[str, int]:
    """Writes holidays, rules, industry codes and the facts about the platform where they are missing. `apps` as in a migration."""
    profile = apps.get_model("rules", "PlatformProfile")
    if not profile.objects.exists():
        profile.objects.create(**DEMONSTRATION_FACTS)
    return {
        "holidays": _write(apps, "Holiday", [_holiday(row) for row in rows("holidays.csv")]),
        "rules": _write(apps, "RuleValue", [_rule(row) for row in rows("rules.csv")]),
        "industry codes": _write(apps, "TradeLine", [_trade_line(row) for row in rows(f"trade_lines_{TRADE_LINES_VERSION}.csv")]),
    }


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a file in data/."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(apps: Apps, model_name: str, values: list[dict[str, object]]) -> int:
    model = apps.get_model("rules", model_name)
    model.objects.bulk_create([model(**row) for row in values], ignore_conflicts=True)
    return len(values)


def _holiday(row: dict[str, str]) -> dict[str, object]:
    return {
        "day": dt.date.fromisoformat(row["day"]),
        "kind": row["kind"],
        "name": row["name"],
        "legal_basis": row["legal_basis"],
        "is_confirmed": row["confirmed"] == "1",
    }


def _rule(row: dict[str, str]) -> dict[str, object]:
    return {**row, "value": json.loads(row["value"]), "effective_from": dt.date.fromisoformat(row["effective_from"])}


def _trade_line(row: dict[str, str]) -> dict[str, object]:
    code, title = row["code"], row["title"]
    return {
        "version": TRADE_LINES_VERSION,
        "code": code,
        "level": len(code),
        "parent_code": code[:-1] if len(code) > len("0111") else code[:2],
        "title": title,
        "search_text": f" {' '.join(words(title))}",
    }
