"""Amounts as people say them: "2 trăm", "7 trăm rưỡi", "hai mươi lăm ngàn", "nửa triệu", "1 xị"; all patterns are for folded text."""

import re
from collections.abc import Sequence

from marketplace.language.numbers import MULTIPLES

# Without their marks "tám" and "tầm", "mười" and "mươi" are one; where marks were written they are kept apart by letters that no word has.
TOLD_APART = {"tám": "t8m", "mười": "mu0i"}
ONES = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "t8m": 8, "chin": 9, "muoi": 10, "mu0i": 10}
TENS = {"chuc": 10, "muoi": 10, "tram": 100}
# What is said behind tens: "hai mươi mốt", "ba mươi tư", "bốn mươi lăm".
BEHIND_TENS = ONES | {"tu": 4, "lam": 5, "nham": 5}
# Who says "two hundred" of a price means thousands; a "xị" is a hundred thousand.
UNSAID = 1_000
XI = 100_000

COUNT = rf"(?:\d{{1,4}}|{'|'.join(ONES)})"
MULTIPLE = rf"(?:{'|'.join(sorted(MULTIPLES, key=len, reverse=True))})(?![a-z])"
ANY_ONE = "|".join(ONES)
# Hundreds, tens and ones together are said with their multiple: "hai trăm năm mươi nghìn", "2 trăm 50 ngàn", "mười lăm ngàn".
WHOLE = (
    rf"(?:(?:{COUNT}\s*)?tram\s+)?"
    rf"(?:\d\d|linh\s+(?:{ANY_ONE})|le\s+(?:{ANY_ONE})|(?:(?:{ANY_ONE})\s+)?(?:muoi|mu0i|chuc)(?:\s+(?:{'|'.join(BEHIND_TENS)}))?)"
)
COUNTED = re.compile(rf"{WHOLE}\s*(?P<multiple>{MULTIPLE})")
SPOKEN = (
    rf"(?:{WHOLE}\s*{MULTIPLE}"
    rf"|(?:(?:{COUNT}\s*)?(?:tram|chuc)|{COUNT}\s+muoi)(?![a-z])(?:\s*ruoi(?![a-z]))?(?:\s*{MULTIPLE})?"
    rf"|nua\s*trieu(?![a-z])"
    rf"|{COUNT}\s*xi(?![a-z])"
    rf"|(?:{ANY_ONE})\s*{MULTIPLE}(?:\s*ruoi(?![a-z]))?)"
)
PARTS = re.compile(
    rf"(?:(?P<count>{COUNT})\s*)?(?:(?P<ten>tram|chuc|muoi)|(?P<xi>xi)|(?=\s*{MULTIPLE}))"
    rf"(?:\s*(?P<half>ruoi))?(?:\s*(?P<multiple>{MULTIPLE}))?(?:\s*(?P<more>ruoi))?"
)


def spoken_amount(said: str) -> int | None:
    """Whole đồng of a folded text that SPOKEN matches; None for any other text."""
    if re.fullmatch(r"nua\s*trieu", said):
        return MULTIPLES["trieu"] // 2
    if counted := COUNTED.fullmatch(said):
        return _count(said[: counted.start("multiple")].split()) * MULTIPLES[counted["multiple"]]
    found = PARTS.fullmatch(said)
    if not found or not re.fullmatch(SPOKEN, said):
        return None
    count = found["count"]
    one = XI if found["xi"] else TENS.get(found["ten"], 1) * (MULTIPLES[found["multiple"]] if found["multiple"] else UNSAID)
    times = ONES.get(count) or int(count) if count else 1
    return times * one + (one // 2 if found["half"] or found["more"] else 0)


def _count(words: Sequence[str]) -> int:
    """Of words that WHOLE matches: each number counts by itself, and as many times ten or a hundred as is said behind it."""
    total = number = 0
    for word in words:
        if word in TENS and (number or word != "muoi"):
            total, number = total + (number or 1) * TENS[word], 0
        elif word in BEHIND_TENS or word.isdigit():
            total, number = total + number, BEHIND_TENS.get(word) or int(word)
    return total + number
