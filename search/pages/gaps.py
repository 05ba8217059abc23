"""Gaps in what is drawn once for many, where belongs what is each visitor's own. Nobody can type what marks them."""

import re
import secrets
from collections.abc import Sequence

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

_MARK = secrets.token_hex(16)
_GAPS = re.compile(rf"{_MARK}-([a-z]+);")


def gap(name: str) -> str:
    """Stands in what is drawn where `name` (small letters) belongs; no template changes it."""
    return f"{_MARK}-{name};"


def parts_of(html: str) -> Sequence[str]:
    """What was drawn and the names of its gaps, in turn."""
    return tuple(_GAPS.split(html))


def filled(parts: Sequence[str], **values: str) -> SafeString:
    """The whole, with a value for every gap; what is not safe is escaped."""
    own = {name: conditional_escape(value) for name, value in values.items()}
    return mark_safe("".join(own[part] if place % 2 else part for place, part in enumerate(parts)))  # noqa: S308 - drawn, or escaped above
