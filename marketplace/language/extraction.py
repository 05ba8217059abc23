"""The msgids that our own Python and templates show, found by Babel's reader and Django's template reader."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract
from django.utils.translation.template import templatize

from marketplace.language.catalogues import Key

CONTEXTUAL = ((1, "c"), 2)
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": CONTEXTUAL,
    "pgettext_lazy": CONTEXTUAL,
    "npgettext": (*CONTEXTUAL, 3),
    "npgettext_lazy": (*CONTEXTUAL, 3),
}
PACKAGES = ("marketplace", "catalogue", "sellers", "search")
TEMPLATE_SUFFIXES = {".html", ".txt", ".xml"}
LAYOUT = re.compile(r"^\s*$")


def used_msgids(root: Path) -> dict[Key, str]:
    """Every (context, msgid) with one file that shows it, relative to the project's root."""
    used: dict[Key, str] = {}
    for path in source_files(root):
        for key in msgids_in(path):
            used.setdefault(key, str(path.relative_to(root)))
    return used


def source_files(root: Path) -> Iterator[Path]:
    for package in PACKAGES:
        yield from sorted((root / package).rglob("*.py"))
    for path in sorted((root / "templates").rglob("*")):
        if path.suffix in TEMPLATE_SUFFIXES:
            yield path


def msgids_in(path: Path) -> Iterator[Key]:
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # Inside parentheses the reader minds no indentation, and all but the calls is blanked out.
        source = f"(\n{templatize(source)}\n)"
    for _line, found, _comments, context in extract("python", io.BytesIO(source.encode()), keywords=KEYWORDS):
        singular = found if isinstance(found, str) else found[0]
        if singular and not LAYOUT.match(singular):
            yield (context, singular)
