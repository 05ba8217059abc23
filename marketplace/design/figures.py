"""Charts and maps as numbers for SVG: no library in the browser, the same figures in a table below."""

from collections.abc import Sequence
from typing import Any

from marketplace.design.shapes import Area, Bar
from marketplace.language.numbers import format_number

# About the width of a phone, so that the letters keep their size there.
WIDTH = 340
ROW = 42
BAR = 10
SHADES = 4


def lay_out_bars(rows: Sequence[Bar]) -> dict[str, Any]:
    """Label and value on one line, the bar below; the largest value fills the width."""
    largest = max((row.value for row in rows), default=0) or 1
    drawn = [
        {
            "label": row.label,
            "shown": row.shown or format_number(row.value),
            "url": row.url,
            "text_y": position * ROW + 14,
            "y": position * ROW + 22,
            # Text, since a localised number is no length.
            "width": str(round(max(0.0, row.value) / largest * WIDTH, 1)),
        }
        for position, row in enumerate(rows)
    ]
    return {"bars": drawn, "width": WIDTH, "height": max(1, len(rows)) * ROW, "bar_height": BAR}


def lay_out_areas(areas: Sequence[Area]) -> dict[str, Any]:
    """Each area with its shade: 0 for nothing, then four equal steps up to the largest value."""
    largest = max((area.value for area in areas), default=0)
    drawn = [
        {
            "name": area.name,
            "path": area.path,
            "shown": area.shown or format_number(area.value),
            "url": area.url,
            "shade": shade_of(area.value, largest),
        }
        for area in areas
    ]
    return {"areas": drawn, "key": key_of(largest)}


def shade_of(value: int, largest: int) -> int:
    """The class of a count, as `key_of` tells it."""
    if value <= 0 or largest <= 0:
        return 0
    return min(SHADES, -(-value * SHADES // largest))


def key_of(largest: int) -> list[tuple[int, str]]:
    """The shades with the counts they stand for; a shade between whose ends no whole number lies is left out."""
    key = [(0, "0")]
    for shade in range(1, SHADES + 1):
        low, high = largest * (shade - 1) // SHADES + 1, largest * shade // SHADES
        if low <= high:
            key.append((shade, "–".join(format_number(end) for end in dict.fromkeys((low, high)))))
    return key
