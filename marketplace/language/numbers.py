"""Numbers, money and quantities as they are written and typed in Vietnam: 1.234.567,5 and 1.250.000 ₫."""

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from marketplace.language.folding import fold

# A number and its unit or currency never part at the end of a line.
NO_BREAK = "\u00a0"
DONG = "₫"

MULTIPLES = {
    "k": 1_000,
    "ng": 1_000,
    "ngan": 1_000,
    "nghin": 1_000,
    "tr": 1_000_000,
    "trieu": 1_000_000,
    "cu": 1_000_000,
    "ty": 1_000_000_000,
    "ti": 1_000_000_000,
    "thousand": 1_000,
    "million": 1_000_000,
}
# Nothing here is counted in more; beyond the precision of Decimal, rounding itself fails.
LONGEST = 24
CURRENCY = re.compile(r"(₫|vnd|vnđ|đồng|dong|đ|d)$")
SPACES = re.compile(r"[\s\u00a0\u2009\u202f]+")
AMOUNT = re.compile(rf"(?P<figures>[+-]?[\d.,]+)(?:(?P<multiple>{'|'.join(MULTIPLES)})(?P<rest>\d*|ruoi))?")
GROUPED_BY_DOTS = re.compile(r"\d{1,3}(\.\d{3})+(,\d+)?")
GROUPED_BY_COMMAS = re.compile(r"\d{1,3}(,\d{3}){2,}(\.\d+)?|\d{1,3}(,\d{3})+\.\d+")
PLAIN = re.compile(r"\d+([.,]\d+)?")


class NotANumber(ValueError):
    """What was typed cannot be read as a number; the text is kept for the person to correct."""


def format_number(value: Decimal | int | float, places: int | None = None, *, language: str = "vi") -> str:
    """1234567.5 -> "1.234.567,5"; `places` rounds half up, otherwise only the digits there are."""
    number = value if isinstance(value, Decimal) else Decimal(str(value))
    if places is not None:
        number = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    elif number == number.to_integral_value():
        number = number.to_integral_value()
    else:
        number = number.normalize()
    text = f"{number:,f}"
    return text if language.startswith("en") else text.translate(str.maketrans(",.", ".,"))


def format_money(value: Decimal | int, *, language: str = "vi") -> str:
    """Whole đồng: 1250000 -> "1.250.000 ₫" (with a no-break space)."""
    return f"{format_number(value, 0, language=language)}{NO_BREAK}{DONG}"


def format_money_range(low: Decimal | int, high: Decimal | int, *, language: str = "vi") -> str:
    if low == high:
        return format_money(low, language=language)
    return f"{format_number(low, 0, language=language)}–{format_money(high, language=language)}"


def format_quantity(value: Decimal | int | float, unit: str, *, language: str = "vi") -> str:
    """2.5, "kg" -> "2,5 kg"."""
    return f"{format_number(value, language=language)}{NO_BREAK}{unit}" if unit else format_number(value, language=language)


def format_percent(share: Decimal | float, places: int = 0, *, language: str = "vi") -> str:
    """0.985 -> "98,5%" with one place."""
    return f"{format_number(Decimal(str(share)) * 100, places, language=language)}%"


def parse_number(text: str) -> Decimal:
    """What people type: "1.250.000", "1,5", "1 250 000", "2 tr", "1tr2", "50 nghìn". Raises NotANumber.

    A dot before exactly three digits groups thousands, as it does in Vietnam; "1.5" and "12.50" are decimals.
    """
    typed = SPACES.sub("", fold(text))
    found = AMOUNT.fullmatch(typed)
    if not found:
        raise NotANumber(text)
    value = _figures(found["figures"])
    multiple, rest = found["multiple"], found["rest"]
    if multiple is None:
        return value
    if rest:
        # "2tr5" and "2tr rưỡi" are said for 2,500,000, "1k2" for 1,200: what follows is a fraction of the multiple.
        value += Decimal("0.5" if rest == "ruoi" else f"0.{rest}")
    return value * MULTIPLES[multiple]


def parse_money(text: str) -> Decimal:
    """Whole đồng from "1.250.000 ₫", "1,250,000", "2 tr", "120,000", "50k". Raises NotANumber, also for parts of a đồng."""
    typed = CURRENCY.sub("", SPACES.sub("", text).lower())
    if re.fullmatch(r"\d{1,3}(,\d{3})+", typed):
        # There is nothing below one đồng, so commas before three digits can only group thousands.
        typed = typed.replace(",", "")
    amount = parse_number(typed)
    if amount != amount.to_integral_value():
        raise NotANumber(text)
    return amount.quantize(Decimal(1))


def _figures(typed: str) -> Decimal:
    if len(typed) > LONGEST:
        raise NotANumber(typed)
    sign, digits = (typed[0], typed[1:]) if typed[:1] in "+-" else ("", typed)
    if GROUPED_BY_DOTS.fullmatch(digits):
        digits = digits.replace(".", "").replace(",", ".")
    elif GROUPED_BY_COMMAS.fullmatch(digits):
        digits = digits.replace(",", "")
    elif PLAIN.fullmatch(digits):
        digits = digits.replace(",", ".")
    else:
        raise NotANumber(typed)
    try:
        return Decimal(sign + digits)
    except InvalidOperation as error:  # digits of other scripts that Decimal does not read
        raise NotANumber(typed) from error
