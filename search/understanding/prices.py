"""Prices said in a query: "dưới 3 triệu", "36k-84k", "từ 20 nghìn đến 50 nghìn", "200k trở xuống", "giá 50k", "dưới 2 trăm", "50k"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from marketplace.language.folding import fold, normalise
from marketplace.language.numbers import NotANumber, parse_money
from search.understanding.spoken_amounts import SPOKEN, TOLD_APART, spoken_amount

MULTIPLE = r"(?:k|ngan|nghin|ng|trieu|tr|ty|ti|cu|thousand|million)"
AMOUNT = rf"(?:{SPOKEN}|\d{{1,3}}(?:\s000)+|\d[\d.,]*(?:\s*{MULTIPLE}(?![a-z])(?:\s*ruoi)?|{MULTIPLE}\d+)?)"
CURRENCY = r"(?:\s*(?:dong|vnd|d|₫)(?![a-z0-9]))?"
PRICE = r"(?:(?:co\s+)?(?:tam\s+)?gia(?:\s+ca)?\s*:?\s*)?"
UP_TO = (
    r"(?:duoi|khong\s+(?:qua|vuot\s+qua|hon)|toi\s+da|nho\s+hon|thap\s+hon|it\s+hon|re\s+hon|chua\s+(?:toi|den)"
    r"|max|under|below|less\s+than|up\s+to|<=?)"
)
FROM = r"(?:tren|hon|tu|it\s+nhat|toi\s+thieu|lon\s+hon|cao\s+hon|min|over|above|more\s+than|from|>=?)"
ABOUT = r"(?:khoang|tam|quanh|xap\s+xi|around|about)"
TO = r"(?:den|toi|to|-|–|—|~)"
# Of thousands that are left unsaid.
FEW = r"[1-9]\d{1,2}"
ENDED = r"(?![a-z0-9])"
BEGUN = r"(?<![a-z0-9])"

RANGE = re.compile(rf"{BEGUN}{PRICE}(?:{FROM}\s*)?(?P<low>{AMOUNT}){CURRENCY}\s*{TO}\s*(?P<high>{AMOUNT}){CURRENCY}{ENDED}")
AT_MOST = re.compile(rf"{BEGUN}{PRICE}{UP_TO}\s*(?P<high>{AMOUNT}){CURRENCY}{ENDED}(?:\s+(?:do\s+lai|tro\s+(?:lai|xuong)))?")
AT_MOST_AFTER = re.compile(rf"{BEGUN}{PRICE}(?P<high>{AMOUNT}){CURRENCY}\s+(?:tro\s+xuong|do\s+lai|tro\s+lai|do\s+xuong){ENDED}")
AT_LEAST = re.compile(rf"{BEGUN}{PRICE}{FROM}\s*(?P<low>{AMOUNT}){CURRENCY}{ENDED}(?:\s+tro\s+len)?")
AT_LEAST_AFTER = re.compile(rf"{BEGUN}{PRICE}(?:tu\s+)?(?P<low>{AMOUNT}){CURRENCY}\s+(?:tro\s+len|do\s+len){ENDED}")
ROUGHLY = re.compile(rf"{BEGUN}(?:{PRICE}{ABOUT}|(?:tam\s+)?gia)\s*(?P<about>{AMOUNT}){CURRENCY}{ENDED}")
# "dưới 200" and "giá 50" at the end of a query are said of thousands.
UNSAID = re.compile(
    rf"{BEGUN}(?:{PRICE}(?:{UP_TO}\s*(?P<high>{FEW})|(?:tren|hon)\s*(?P<low>{FEW})|khoang\s*(?P<about>{FEW}))|gia\s*:?\s*(?P<just>{FEW}))\s*$"
)
ALONE = re.compile(rf"{BEGUN}(?P<about>{AMOUNT})(?P<currency>{CURRENCY}){ENDED}")
# Nothing else is counted in these, so that no preposition is needed: "50k", "1tr5", "150 ngàn".
MONEY_ALONE = re.compile(r"(?:k|nghin|ngan|tr|trieu|thousand|million)\s*(?:\d+|ruoi)?$")
# Nor are thousands written as such, as the last word: "50.000". Without the point it may be a model, or what a battery holds.
ROUND = re.compile(r"\d{2,3}(?:[.,\s]000){1,2}")
HAS_MULTIPLE = re.compile(rf"{MULTIPLE}\s*(?:\d+|ruoi)?$")

WORD = re.compile(r"[^\W_]+")
SAID_WITH_MARKS = frozenset(
    [
        "từ",
        "đến",
        "tới",
        "dưới",
        "trên",
        "không",
        "quá",
        "vượt",
        "hơn",
        "tối",
        "đa",
        "thiểu",
        "nhỏ",
        "thấp",
        "ít",
        "rẻ",
        "chưa",
        "nhất",
        "lớn",
        "giá",
        "có",
        "tầm",
        "cả",
        "khoảng",
        "xấp",
        "xỉ",
        "nghìn",
        "ngàn",
        "triệu",
        "tỷ",
        "tỉ",
        "củ",
        "rưỡi",
        "rưởi",
        "một",
        "bốn",
        "năm",
        "sáu",
        "bảy",
        "chín",
        "mươi",
        "mốt",
        "tư",
        "lăm",
        "nhăm",
        "linh",
        "lẻ",
        "chục",
        "trăm",
        "nửa",
        "xị",
        "đồng",
        "đ",
        "vnđ",
        "trở",
        "đổ",
        "xuống",
        "lại",
        "lên",
    ]
)

# Words of prices that could not be read: no slips for pepper ("tiêu") or longans ("nhãn").
NO_SLIPS = frozenset(
    ["dưới", "trên", "triệu", "nghìn", "ngàn", "rưỡi", "giá", "chục", "trăm", "duoi", "tren", "trieu", "nghin", "ngan", "ruoi", "chuc"]
)

# Nothing is sold for less; below it "dưới 5" speaks of something else.
LEAST_PRICE = 1_000
# Nor for more, and no column of prices has room for it.
MOST_PRICE = 10**12
# Said without a preposition, less is something else: "tivi 4k", "tủ 3 ngan".
LEAST_ALONE = 10_000
# Without its mark "ngan" may count compartments, of which nothing has so many.
LEAST_UNMARKED = 50_000
# "Around 50k" means give or take a fifth.
GIVE_OR_TAKE = 5


Limits = tuple[int | None, int | None]


@dataclass(frozen=True)
class PriceRange:
    """Whole đồng, both ends included; `rest` is the query without the price, `said` how it says it, empty when there is none."""

    rest: str
    low: int | None = None
    high: int | None = None
    said: str = ""


def read_price(text: str) -> PriceRange:
    """The first price said in the text. Never raises."""
    composed = normalise(text)
    # One letter for one letter, so that what is cut out of the folded text can be cut out of what was typed.
    plain = WORD.sub(_price_word, composed)
    for found, limits in _readings(plain, composed):
        if limits:
            rest = f"{composed[: found.start()]} {composed[found.end() :]}"
            return PriceRange(rest, *limits, composed[found.start() : found.end()].strip())
    return PriceRange(composed)


def _readings(plain: str, composed: str) -> Iterator[tuple[re.Match[str], Limits | None]]:
    """What may be a price, the surest ways of saying it first."""
    for pattern in (RANGE, AT_MOST, AT_MOST_AFTER, AT_LEAST_AFTER, AT_LEAST, ROUGHLY):
        if found := pattern.search(plain):
            yield found, _limits(found.groupdict())
    if found := UNSAID.search(plain):
        low, high, about, just = found.group("low", "high", "about", "just")
        yield found, _limits({name: f"{few}k" for name, few in (("low", low), ("high", high), ("about", about or just)) if few})
    for found in ALONE.finditer(plain):
        if _is_money(found, composed):
            yield found, _limits({"about": found["about"]})


def _is_money(found: re.Match[str], composed: str) -> bool:
    """Whether the amount is one of money without anything that says so."""
    said = found["about"]
    is_last = not WORD.search(composed, found.end())
    if not (found["currency"] or MONEY_ALONE.search(said) or (is_last and ROUND.fullmatch(said))):
        return False
    unmarked = "ngan" in composed[found.start() : found.end()]
    return (_amount(said) or 0) >= (LEAST_UNMARKED if unmarked else LEAST_ALONE)


def _price_word(found: re.Match[str]) -> str:
    """The word folded if it may speak of a price; a word whose marks say otherwise ("tủ 3 ngăn") is blanked out."""
    word = found.group()
    if word in TOLD_APART:
        return TOLD_APART[word]
    bare = "".join(plain if len(plain := fold(letter)) == 1 else letter for letter in word)
    return bare if bare == word or word in SAID_WITH_MARKS or not word.isalpha() else "_" * len(word)


def _limits(said: dict[str, str | None]) -> Limits | None:
    low, high, about = said.get("low"), said.get("high"), said.get("about")
    if low and high and not (HAS_MULTIPLE.search(low) or spoken_amount(low)) and (multiple := HAS_MULTIPLE.search(high)):
        low += multiple.group()  # "50-100k"
    amounts = [_amount(part) for part in (low, high, about) if part]
    if any(amount is None or not LEAST_PRICE <= amount <= MOST_PRICE for amount in amounts):
        return None
    if about:
        middle = amounts[0] or 0
        return middle - middle // GIVE_OR_TAKE, middle + middle // GIVE_OR_TAKE
    if low and high:
        ends = sorted(amount for amount in amounts if amount is not None)
        return ends[0], ends[1]
    return (amounts[0], None) if low else (None, amounts[0])


def _amount(said: str) -> int | None:
    spoken = spoken_amount(said.strip(" .,"))
    if spoken is not None:
        return spoken
    try:
        return int(parse_money(said.strip(" .,")))
    except (NotANumber, ArithmeticError, ValueError):
        return None
