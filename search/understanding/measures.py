"""Measures as people say them: "nửa ký", "1 lạng", "3 tấc", "1 mét 6"; and the same measure in another unit: 500 g is 0,5 kg."""

import re
from decimal import Decimal

from marketplace.language.folding import normalise
from search.text.tokens import UNITS, fold_all

WEIGHT = rf"(?:{'|'.join(said for said, unit in UNITS.items() if unit == 'kg')})"
# Parts of a unit that goods are seldom written in: one is so many of the smaller unit.
SAID_IN = {"lạng": (100, "g"), "lang": (100, "g"), "tấc": (10, "cm"), "tac": (10, "cm"), "phân": (1, "cm")}
NUMBER = r"(?<![\w.,])(?P<number>\d{1,4}(?:[.,]\d{1,2})?)"
HALF_A = re.compile(rf"(?<!\w)(?:nửa|nữa|nua)\s+(?P<unit>{WEIGHT}|lít|lit|mét|met)(?!\w)")
AND_A_HALF = re.compile(rf"{NUMBER}\s*(?P<unit>{WEIGHT}|lít|lit|l|mét|met|m)\s+(?:rưỡi|rưởi|ruoi)(?!\w)")
AND_A_PART = re.compile(rf"{NUMBER}\s*(?:mét|met)\s+(?P<part>\d{{1,2}})(?!\w)")
IN_PARTS = re.compile(rf"{NUMBER}\s*(?P<unit>{'|'.join(SAID_IN)})(?!\w)")
# "50 phân" is a length only at the end: "50 phân bón" is not.
FERTILISER = re.compile(r"\s+\w")

MEASURE = re.compile(r"(?P<number>\d+(?:\.\d+)?)(?P<unit>kg|g|l|ml|m|cm)")
# A unit, the smaller one and how many of it.
SMALLER = {"kg": ("g", 1_000), "l": ("ml", 1_000), "m": ("cm", 100)}
LARGER = {small: (large, many) for large, (small, many) in SMALLER.items()}


def read_measures(text: str) -> str:
    """The text with measures written as goods write them: "mật ong nửa lít" -> "mật ong 500 ml". Never raises."""
    said = normalise(text)
    said = HALF_A.sub(lambda found: _halved(found["unit"]), said)
    said = AND_A_HALF.sub(lambda found: f"{_plain(Decimal(found['number'].replace(',', '.')) + Decimal('0.5'))} {found['unit']}", said)
    said = AND_A_PART.sub(r"\g<number>m\g<part>", said)
    return IN_PARTS.sub(_in_smaller, said)


def equal_measures(word: str) -> tuple[str, ...]:
    """The same measure as goods may be written with it: "500g" is "0.5kg"; empty for any other word."""
    found = MEASURE.fullmatch(word)
    if not found:
        return ()
    number, unit = Decimal(found["number"]), found["unit"]
    if unit in SMALLER:
        small, many = SMALLER[unit]
        return (f"{_plain(number * many)}{small}",)
    large, many = LARGER[unit]
    return (f"{_plain(number / many)}{large}",)


def _halved(unit: str) -> str:
    plain = fold_all([unit])[0]
    small = {"lit": "500 ml", "met": "50 cm"}
    return small.get(plain, "500 g")


def _in_smaller(found: re.Match[str]) -> str:
    unit = found["unit"]
    if unit == "phân" and FERTILISER.match(found.string, found.end()):
        return found[0]
    many, smaller = SAID_IN[unit]
    return f"{_plain(Decimal(found['number'].replace(',', '.')) * many)} {smaller}"


def _plain(number: Decimal) -> str:
    """Without zeros at the end: 1500, 0.5."""
    return f"{number.normalize():f}"
