"""Industry codes (VSIC) by what people type: words with or without tones, or the code itself."""

import operator
from functools import reduce

from django.db.models import Q

from marketplace.language.folding import fold, words
from marketplace.rules.models import TradeLine

CURRENT_VERSION = "2025"
MOST_SUGGESTIONS = 8
MOST_WORDS = 8
MOST_CANDIDATES = 200
# The level that business registrations state.
REGISTERED_LEVEL = 4


def suggest_trade_lines(text: str, limit: int = MOST_SUGGESTIONS) -> list[TradeLine]:
    """Codes of level 4 whose title, or a finer title below, has all the words; those beginning with them first. One query or two."""
    typed = words(text)[:MOST_WORDS]
    if not typed:
        return []
    lines = TradeLine.objects.filter(version=CURRENT_VERSION)
    if len(typed) == 1 and typed[0].isdecimal():
        return list(lines.filter(level=REGISTERED_LEVEL, code__startswith=typed[0][:REGISTERED_LEVEL]).order_by("code")[:limit])
    fitting = lines.filter(reduce(operator.and_, (Q(search_text__contains=f" {word}") for word in typed)))
    found = list(fitting.order_by("code")[:MOST_CANDIDATES])
    phrase = " ".join(typed)
    found.sort(key=lambda line: (not fold(line.title).startswith(phrase), phrase not in line.search_text, line.level, line.code))
    codes = list(dict.fromkeys(line.code[:REGISTERED_LEVEL] for line in found))[:limit]
    return trade_lines_by_code(codes)


def trade_lines_by_code(codes: list[str]) -> list[TradeLine]:
    """The lines of these codes in the version in use, in their order; unknown codes are left out."""
    found = {line.code: line for line in TradeLine.objects.filter(version=CURRENT_VERSION, code__in=codes)}
    return [found[code] for code in dict.fromkeys(codes) if code in found]
