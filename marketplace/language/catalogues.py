"""The Vietnamese catalogue: one fragment per room, merged and checked, written as the .mo file Django reads."""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = "vi"
PLACEHOLDER = re.compile(r"%\(\w+\)[#0\- +]*\d*(?:\.\d+)?[a-zA-Z]|(?<!%)(?:%%)*%[sdif]|\{\w*\}")

Key = tuple[str | None, str]


@dataclass(frozen=True)
class Problem:
    fragment: str
    msgid: str
    what: str

    def __str__(self) -> str:
        return f"{self.fragment}: {self.what}: {self.msgid!r}"


@dataclass
class Merged:
    catalogue: Catalog = field(default_factory=lambda: Catalog(locale=LOCALE, charset="utf-8", fuzzy=False))
    problems: list[Problem] = field(default_factory=list)
    came_from: dict[Key, str] = field(default_factory=dict)


def key_of(message: Message) -> Key:
    singular = message.id if isinstance(message.id, str) else message.id[0]
    return (message.context, singular)


def merge(fragments: Iterable[Path]) -> Merged:
    """All fragments in one catalogue. The same entry may stand in several rooms as long as they say the same."""
    merged = Merged()
    for path in sorted(fragments):
        with path.open("rb") as file:
            fragment = read_po(file, locale=LOCALE, charset="utf-8")
        for message in fragment:
            if message.id:
                _take(message, path.name, merged)
    return merged


def compile_fragments(locale_folder: Path) -> Merged:
    """Merges the fragments and writes the .mo file that Django reads."""
    merged = merge((locale_folder / "fragments").glob("*.po"))
    path = locale_folder / LOCALE / "LC_MESSAGES" / "django.mo"
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}")
    with unfinished.open("wb") as file:
        write_mo(file, merged.catalogue)
    unfinished.replace(path)
    return merged


def _take(message: Message, fragment: str, merged: Merged) -> None:
    key = key_of(message)
    if faults := _faults(message):
        # A faulty translation would break the page that formats it; the English text does not.
        merged.problems += [Problem(fragment, key[1], what) for what in faults]
        return
    if key in merged.came_from:
        standing = merged.catalogue.get(key[1], key[0])
        if standing is not None and _translations(standing) != _translations(message):
            what = f"translated otherwise in {merged.came_from[key]}"
            merged.problems.append(Problem(fragment, key[1], what))
        # A plural entry answers for the singular too, never the other way round.
        if not message.pluralizable:
            return
    merged.came_from.setdefault(key, fragment)
    merged.catalogue.add(message.id, message.string, context=message.context)


def _faults(message: Message) -> list[str]:
    faults = []
    translations = _translations(message)
    if message.fuzzy:
        faults.append("marked fuzzy")
    if not translations:
        return [*faults, "without a translation"]
    sources = [message.id] if isinstance(message.id, str) else list(message.id)
    # Vietnamese has one form, used for one and for many: it must fit the form for many.
    expected = sorted(set(PLACEHOLDER.findall(sources[-1])))
    other = [text for text in translations if sorted(set(PLACEHOLDER.findall(text))) != expected]
    return faults + ["has other placeholders in its translation" for _ in other]


def _translations(message: Message) -> list[str]:
    strings = [message.string] if isinstance(message.string, str) else list(message.string or ())
    return [string for string in strings if string]
