"""Lists as CSV files that a spreadsheet opens without running anything, in Vietnamese letters."""

import csv
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from django.http import StreamingHttpResponse
from django.utils import timezone

# A spreadsheet takes text that begins so for a formula; the apostrophe makes it text again and stays out of sight there.
DANGEROUS = re.compile(r"'*[=+\-@\t\r\n\0＝＋－＠]")
GUARDED = re.compile(r"'+[=+\-@\t\r\n\0＝＋－＠]")
# Without it Excel reads UTF-8 as the machine's old code page.
BYTE_ORDER_MARK = "\ufeff"


def guard(text: str) -> str:
    """Text that no spreadsheet runs; `unguard` gives back exactly what went in."""
    return f"'{text}" if DANGEROUS.match(text) else text


def unguard(text: str) -> str:
    """What `guard` was given: for files that come back."""
    return text[1:] if GUARDED.match(text) else text


def cell(value: Any) -> str | int | Decimal | float:
    """Numbers as numbers, days and moments in a form that sorts, everything else as guarded text."""
    if value is None:
        return ""
    if isinstance(value, int | Decimal | float) and not isinstance(value, bool):
        return value
    if isinstance(value, dt.datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, dt.date):
        return value.isoformat()
    return guard(str(value))


class _Echo:
    def write(self, line: str) -> str:
        return line


def csv_lines(headings: Sequence[Any], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield BYTE_ORDER_MARK + writer.writerow([cell(str(heading)) for heading in headings])
    for row in rows:
        yield writer.writerow([cell(value) for value in row])


def csv_response(name: str, headings: Sequence[Any], rows: Iterable[Sequence[Any]]) -> StreamingHttpResponse:
    """A download that is written while it is read, however long the list."""
    response = StreamingHttpResponse(csv_lines(headings, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
