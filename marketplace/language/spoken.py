"""Amounts as a person says them: 1250000 -> "một triệu hai trăm năm mươi nghìn đồng"."""

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
GROUPS = ("", "nghìn", "triệu")
LARGEST = 10**18


def say_number(number: int) -> str:
    """Whole numbers below 10**18 in Vietnamese words. Raises ValueError beyond."""
    if abs(number) >= LARGEST:
        raise ValueError(number)
    if number < 0:
        return f"âm {say_number(-number)}"
    if number == 0:
        return DIGITS[0]
    billions, rest = divmod(number, 10**9)
    said = []
    if billions:
        said.append(f"{_below_a_billion(billions, led=False)} tỷ")
    if rest:
        said.append(_below_a_billion(rest, led=bool(billions)))
    return " ".join(said)


def say_money(amount: int) -> str:
    return f"{say_number(amount)} đồng"


def _below_a_billion(number: int, *, led: bool) -> str:
    said: list[str] = []
    for power in (2, 1, 0):
        group = number // 1000**power % 1000
        if group:
            said.append(f"{_below_a_thousand(group, led=led or bool(said))} {GROUPS[power]}".strip())
    return " ".join(said)


def _below_a_thousand(number: int, *, led: bool) -> str:
    """`led`: a larger group was said before, so the hundreds are said even when there are none."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    said = []
    if hundreds or led:
        said.append(f"{DIGITS[hundreds]} trăm")
    if tens == 0 and ones and said:
        said.append("lẻ")
    elif tens == 1:
        said.append("mười")
    elif tens:
        said.append(f"{DIGITS[tens]} mươi")
    if ones:
        said.append(_ones(ones, tens))
    return " ".join(said)


def _ones(ones: int, tens: int) -> str:
    if ones == 5 and tens:
        return "lăm"
    if ones == 1 and tens > 1:
        return "mốt"
    return DIGITS[ones]
