"""Policy files: texts in policies/<position>-<slug>.v<number>.txt become versions that never change."""

import datetime as dt
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps.registry import Apps

from marketplace.rules.loading import load_rules

POLICIES = Path(__file__).parent / "policies"
FILE_NAME = re.compile(r"(?P<position>\d\d)-(?P<slug>[a-z-]+)\.v(?P<number>\d+)\.txt")
RULE_IN_TEXT = re.compile(r"\[\[(?P<key>[a-z_.]+)\]\]")
HEAD_ENDS = "\n---\n"
ENGLISH_BEGINS = "\n--- English ---\n"


@dataclass(frozen=True)
class PolicyFile:
    """A policy's text as written, and the same in English; [[key]] stands for the value of a rule."""

    slug: str
    position: int
    number: int
    title: str
    title_en: str
    effective_from: dt.date
    summary_en: str
    text: str
    text_en: str = ""


class BrokenPolicyFile(ValueError):
    """A file in policies/ has no head, or a name that says no version."""


def policy_files() -> list[PolicyFile]:
    """All files, older versions first."""
    return sorted((read_policy(path) for path in POLICIES.glob("*.txt")), key=lambda one: (one.position, one.number))


def read_policy(path: Path) -> PolicyFile:
    """One file: lines "name: value", a line ---, the text; after a line "--- English ---" the same in English."""
    name = FILE_NAME.fullmatch(path.name)
    head, found, text = path.read_text(encoding="utf-8").partition(HEAD_ENDS)
    if not name or not found:
        raise BrokenPolicyFile(path.name)
    text, english, text_en = text.partition(ENGLISH_BEGINS)
    fields = dict(line.split(": ", 1) for line in head.splitlines() if line.strip())
    return PolicyFile(
        slug=name["slug"],
        position=int(name["position"]),
        number=int(name["number"]),
        title=fields["title"],
        title_en=fields["title_en"],
        effective_from=dt.date.fromisoformat(fields["effective_from"]),
        summary_en=fields["summary_en"],
        text=text.strip() + "\n",
        text_en=text_en.strip() + "\n" if english else "",
    )


def publish_files(apps: Apps) -> int:
    """Makes a version of every file that is not published yet; published ones only get the English they lack. Returns how many are made."""
    load_rules(apps)  # a new text may cite a rule that is newer than the database
    policy_model, version_model = apps.get_model("rules", "Policy"), apps.get_model("rules", "PolicyVersion")
    made = 0
    for file in policy_files():
        titles = {"title": file.title, "title_en": file.title_en, "position": file.position}
        policy, _ = policy_model.objects.update_or_create(slug=file.slug, defaults=titles)
        body = with_values(apps, file, file.text)
        version = {
            "effective_from": file.effective_from,
            "body": body,
            "summary_en": file.summary_en,
            "sha256": hashlib.sha256(body.encode()).hexdigest(),
        }
        made += version_model.objects.get_or_create(policy=policy, number=file.number, defaults=version)[1]
    if _knows_english(version_model):
        add_english(apps)
    return made


def _knows_english(version_model: Any) -> bool:
    """Migrations publish too, the first of them before there were texts in English."""
    return any(field.name == "body_en" for field in version_model._meta.get_fields())


def add_english(apps: Apps) -> None:
    """Gives versions without English that of their file, when what they say in Vietnamese is what the file says."""
    versions = apps.get_model("rules", "PolicyVersion").objects.filter(body_en="")
    for file in policy_files():
        same = versions.filter(policy__slug=file.slug, number=file.number, body=with_values(apps, file, file.text))
        same.update(body_en=with_values(apps, file, file.text_en))


def with_values(apps: Apps, file: PolicyFile, text: str) -> str:
    """The text with the values in force on its first day: what is promised is what the rules say then."""
    rule_model = apps.get_model("rules", "RuleValue")
    keys = RULE_IN_TEXT.findall(text)
    in_force = rule_model.objects.filter(key__in=keys, effective_from__lte=file.effective_from).order_by("effective_from")
    values = dict(in_force.values_list("key", "value"))
    return RULE_IN_TEXT.sub(lambda found: str(values[found["key"]]), text)
