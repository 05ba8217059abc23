"""Which words are kept of a search."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.insight.wording import kept_words


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Bánh  TRÁNG ", "bánh tráng"),
        ("hoà bình", "hòa bình"),
        ("bơm nước 2hp dưới 3 triệu", "bơm nước 2hp"),
        ("đường 2,5 kí", "đường 2.5kg"),
    ],
)
def test_words_are_kept_normalised_and_without_their_price(typed: str, kept: str) -> None:
    assert kept_words(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "0908123456",
        "0908 123 456",
        "0908.123.456",
        "+84 (908) 123-456",
        "chị Lan 0908123456",
        "072095001234",
        "072 095 001 234",
        "3900123456-001",
        "lan@example.vn",
        "https://example.vn/x",
        "",
        "!!!",
        "12 34",
        "một hai ba bốn năm sáu bảy tám chín mười mười một",
        "a" * 5000,
    ],
)
def test_what_may_be_somebodys_is_not_kept(typed: str) -> None:
    assert kept_words(typed) == ""


@given(st.text(max_size=200))
def test_nothing_kept_has_a_long_number(typed: str) -> None:
    kept = kept_words(typed)
    assert len(kept) <= 80
    digits = "".join(letter if letter.isdigit() else " " for letter in kept).split()
    assert all(len(run) < 8 for run in digits)
