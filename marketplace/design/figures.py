"""Charts and maps as numbers for SVG: no library in the browser, the same figures in a table below."""

from collections.abc import Sequence
from typing import Any

from marketplace.design.shapes import Area, Bar
from marketplace.language.numbers import format_number

WIDTH = 640
LABEL_WIDTH = 170
# Room behind the longest bar for its value in words.
VALUE_WIDTH = 130
ROW = 34
BAR = 20
SHADES = 4


def lay_out_bars(rows: Sequence[Bar]) -> dict[str, Any]:
    """Positions of bars; the largest value fills the width that labels and values leave."""
    largest = max((row.value for row in rows), default=0) or 1
    room = WIDTH - LABEL_WIDTH - VALUE_WIDTH
    drawn = []
    for position, row in enumerate(rows):
        width = round(max(0.0, row.value) / largest * room, 1)
        top = position * ROW
        drawn.append(
            {
                "label": row.label,
                "shown": row.shown or format_number(row.value),
                "url": row.url,
                "y": top + (ROW - BAR) // 2,
                "text_y": top + ROW // 2 + 5,
                "width": str(width),
                "shown_x": str(round(LABEL_WIDTH + width + 8, 1)),
            }
        )
    return {"bars": drawn, "width": WIDTH, "height": max(1, len(rows)) * ROW, "label_width": LABEL_WIDTH, "bar_height": BAR}


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


def shade_of(value: float, largest: float) -> int:
    if value <= 0 or largest <= 0:
        return 0
    return min(SHADES, int(value / largest * SHADES * 0.9999) + 1)


def key_of(largest: float) -> list[tuple[int, str]]:
    """The shades with the values they stand for."""
    key = [(0, "0")]
    for shade in range(1, SHADES + 1):
        low, high = largest * (shade - 1) / SHADES, largest * shade / SHADES
        key.append((shade, f"{format_number(low, 0)}–{format_number(high, 0)}"))
    return key
