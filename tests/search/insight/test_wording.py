"""Which words are kept of a search."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.insight.wording import DIGITS_OF_SOMEBODY, kept_words


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Bánh  TRÁNG ", "bánh tráng"),
        ("hoà bình", "hòa bình"),
        ("bơm nước 2hp dưới 3 triệu", "bơm nước 2hp"),
        ("bơm nước trên 1 triệu dưới 3 triệu", "bơm nước"),
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
        "Lan 0908_123_456",
        "0908l123l456",
        "chị Lan 0908 rồi 123 rồi 456",
        "gạo giá 0908 123 456 ngon",
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
def test_nothing_kept_has_many_digits(typed: str) -> None:
    kept = kept_words(typed)
    assert len(kept) <= 80
    assert sum(letter.isdigit() for letter in kept) < DIGITS_OF_SOMEBODY


NUMBERS = st.lists(st.sampled_from("0123456789"), min_size=8, max_size=14)


@given(NUMBERS, st.lists(st.text(max_size=3), min_size=14, max_size=14), st.sampled_from(["", "chị Lan ", "gạo dưới 50k "]))
def test_a_number_of_somebody_is_never_kept_whatever_parts_its_digits(digits: list[str], between: list[str], before: str) -> None:
    typed = before + "".join(digit + part for digit, part in zip(digits, between, strict=False))
    assert sum(letter.isdigit() for letter in kept_words(typed)) < DIGITS_OF_SOMEBODY


@given(NUMBERS.filter(lambda digits: digits[0] != "0"), st.sampled_from(["_", "l", "-", ".", " ", "x_x", " và ", "／", "\u200b"]))
def test_a_number_parted_alike_is_never_kept(digits: list[str], between: str) -> None:
    assert kept_words(f"Lan {between.join(digits)} gạo") in {"", "lan gạo"}
