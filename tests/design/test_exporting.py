"""Files for spreadsheets (ASVS 1.2.10: formula injection)."""

import csv
import datetime as dt
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketplace.design.exporting import cell, csv_response, guard, unguard

FORMULAS = ["=1+1", "+84 912", "-2", "@SUM(A1)", "\t=1", "\r=1", "\0=1", "＝1+1", "'=1", '=HYPERLINK("http://x")']


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_text_can_be_run_by_a_spreadsheet(text: str) -> None:
    assert cell(text) == f"'{text}"


@given(st.text(max_size=40) | st.sampled_from(FORMULAS))
def test_a_file_that_comes_back_says_what_went_out(text: str) -> None:
    assert unguard(guard(text)) == text


def test_numbers_and_days_stay_what_they_are() -> None:
    assert cell(Decimal("-1250000")) == Decimal("-1250000")
    assert cell(dt.date(2026, 11, 22)) == "2026-11-22"
    assert cell(dt.datetime(2026, 11, 22, 7, 5, tzinfo=dt.UTC)) == "2026-11-22 14:05"
    assert cell(None) == ""
    assert cell("Bánh tráng") == "Bánh tráng"


def test_a_file_opens_in_vietnamese_letters_and_lists_every_row() -> None:
    response = csv_response("don-hang", ["Người mua", "Tổng"], [["Đặng Thuỳ Trang", 1], ["=cmd|' /C calc'!A0", 2]])
    content = b"".join(response.streaming_content).decode()  # type: ignore[arg-type]
    assert content.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(content.removeprefix("\ufeff"))))
    assert rows == [["Người mua", "Tổng"], ["Đặng Thuỳ Trang", "1"], ["'=cmd|' /C calc'!A0", "2"]]
    assert response["Content-Disposition"] == 'attachment; filename="don-hang.csv"'
