"""The units in which goods and services are offered here: what is stored and shown is the Vietnamese word itself."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# By group, in the order in which people here use them.
UNITS: tuple[tuple[str | Promise, tuple[str, ...]], ...] = (
    (_("By weight"), ("kg", "g", "yến", "tạ", "tấn")),
    (
        _("By piece"),
        ("cái", "chiếc", "quả", "trái", "chục", "con", "cây", "bó", "nải", "buồng", "củ", "cặp", "bộ", "đôi", "cuộn", "tấm", "viên"),
    ),
    (_("By package"), ("gói", "hộp", "hũ", "chai", "lọ", "can", "bịch", "túi", "bao", "thùng", "két", "khay", "giỏ", "xấp")),
    (_("By volume and length"), ("lít", "ml", "mét", "m²", "m³")),
    (_("Services"), ("suất", "lượt", "người", "giờ", "ngày", "buổi", "đêm", "chuyến", "tháng", "ha")),
)
NAMES: frozenset[str] = frozenset(name for _group, names in UNITS for name in names)

# How the word in a product's title is often written; for reading files and typed text.
SPELLINGS = {
    "kí": "kg",
    "ký": "kg",
    "kilogram": "kg",
    "cân": "kg",
    "gam": "g",
    "gram": "g",
    "lit": "lít",
    "l": "lít",
    "m": "mét",
    "m2": "m²",
    "m3": "m³",
}


def choices() -> list[tuple[str | Promise, list[tuple[str, str]]]]:
    """For a select with groups."""
    return [(group, [(name, name) for name in names]) for group, names in UNITS]


def unit_named(typed: str) -> str | None:
    """The unit that was meant, or None."""
    word = typed.strip().lower()
    word = SPELLINGS.get(word, word)
    return word if word in NAMES else None
