"""Amounts as people say them: "2 trăm", "7 trăm rưỡi", "hai chục ngàn", "nửa triệu", "1 xị"; all patterns are for folded text."""

import re

from marketplace.language.numbers import MULTIPLES

# Without their marks "tám" and "tầm", "mười" and "mươi" are one; where marks were written they are kept apart by letters that no word has.
TOLD_APART = {"tám": "t8m", "mười": "mu0i"}
ONES = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "t8m": 8, "chin": 9, "muoi": 10, "mu0i": 10}
TENS = {"chuc": 10, "muoi": 10, "tram": 100}
# Who says "two hundred" of a price means thousands; a "xị" is a hundred thousand.
UNSAID = 1_000
XI = 100_000

COUNT = rf"(?:\d{{1,4}}|{'|'.join(ONES)})"
MULTIPLE = rf"(?:{'|'.join(sorted(MULTIPLES, key=len, reverse=True))})(?![a-z])"
SPOKEN = (
    rf"(?:(?:(?:{COUNT}\s*)?(?:tram|chuc)|{COUNT}\s+muoi)(?![a-z])(?:\s*ruoi(?![a-z]))?(?:\s*{MULTIPLE})?"
    rf"|nua\s*trieu(?![a-z])"
    rf"|{COUNT}\s*xi(?![a-z])"
    rf"|(?:{'|'.join(ONES)})\s*{MULTIPLE}(?:\s*ruoi(?![a-z]))?)"
)
PARTS = re.compile(
    rf"(?:(?P<count>{COUNT})\s*)?(?:(?P<ten>tram|chuc|muoi)|(?P<xi>xi)|(?=\s*{MULTIPLE}))"
    rf"(?:\s*(?P<half>ruoi))?(?:\s*(?P<multiple>{MULTIPLE}))?(?:\s*(?P<more>ruoi))?"
)


def spoken_amount(said: str) -> int | None:
    """Whole đồng of a folded text that SPOKEN matches; None for any other text."""
    if re.fullmatch(r"nua\s*trieu", said):
        return MULTIPLES["trieu"] // 2
    found = PARTS.fullmatch(said)
    if not found or not re.fullmatch(SPOKEN, said):
        return None
    count = found["count"]
    one = XI if found["xi"] else TENS.get(found["ten"], 1) * (MULTIPLES[found["multiple"]] if found["multiple"] else UNSAID)
    times = ONES.get(count) or int(count) if count else 1
    return times * one + (one // 2 if found["half"] or found["more"] else 0)
