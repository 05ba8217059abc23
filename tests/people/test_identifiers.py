from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketplace.people.identifiers import (
    NotAnIdentifier,
    Verdict,
    mask_personal_id,
    mask_phone,
    read_personal_id,
    read_phone,
    read_tax_code,
    show_phone,
)


class TestTaxCodes:
    @pytest.mark.parametrize(
        ("typed", "value"),
        [
            ("3900000015", "3900000015"),
            ("3900000022", "3900000022"),
            ("1101234567", "1101234567"),
            ("0100109106", "0100109106"),
            ("0100109106-001", "0100109106-001"),
            ("0314409058-002", "0314409058-002"),
            ("0314409058002", "0314409058-002"),
            ("01.00.112.437", "0100112437"),
            (" 3900000015 ", "3900000015"),
        ],
    )
    def test_right_codes_are_taken(self, typed: str, value: str) -> None:
        code = read_tax_code(typed)
        assert (code.value, code.verdict) == (value, Verdict.OK)
        assert not code.needs_an_officer

    @pytest.mark.parametrize("typed", ["0100233480", "3900000016"])
    def test_a_failed_check_digit_warns(self, typed: str) -> None:
        code = read_tax_code(typed)
        assert (code.value, code.verdict) == (typed, Verdict.CHECK_DIGIT_FAILS)
        assert code.needs_an_officer

    @pytest.mark.parametrize("prefix", ["390000003", "390000015", "390000027", "390123456"])
    def test_a_prefix_without_a_check_digit_always_warns(self, prefix: str) -> None:
        assert all(read_tax_code(f"{prefix}{digit}").needs_an_officer for digit in range(10))

    @pytest.mark.parametrize(
        "typed", ["3900000001", "390000015", "39000000151", "0100109106-000", "39000000A5", "", "٣٩٠٠٠٠٠٠١٥", "072190001234"]
    )
    def test_a_wrong_shape_is_refused(self, typed: str) -> None:
        with pytest.raises(NotAnIdentifier):
            read_tax_code(typed)

    def test_a_personal_id_in_its_place_is_named(self) -> None:
        with pytest.raises(NotAnIdentifier, match="số định danh cá nhân"):
            read_tax_code("072190001234")

    @given(st.text())
    def test_any_text_is_read_or_refused(self, typed: str) -> None:
        try:
            code = read_tax_code(typed)
        except NotAnIdentifier:
            return
        assert read_tax_code(code.value) == code


class TestPersonalIds:
    @pytest.mark.parametrize("typed", ["072190001234", "080085012345", "001303000123", "072 190 001 234"])
    def test_twelve_digits_are_taken(self, typed: str) -> None:
        assert read_personal_id(typed) == typed.replace(" ", "")

    @pytest.mark.parametrize("typed", ["07219000123", "0721900012345", "07219000123X", "", "٠٧٢١٩٠٠٠١٢٣٤"])
    def test_anything_else_is_refused(self, typed: str) -> None:
        with pytest.raises(NotAnIdentifier):
            read_personal_id(typed)

    def test_it_is_shown_masked(self) -> None:
        assert mask_personal_id("072190001234") == "072•••••1234"


class TestPhones:
    @pytest.mark.parametrize("typed", ["0912345678", "+84 912 345 678", "84912345678", "0912.345.678", "(+84) 912-345-678"])
    def test_one_form_of_a_mobile_number(self, typed: str) -> None:
        assert read_phone(typed) == "+84912345678"
        assert read_phone(typed, mobile=True) == "+84912345678"

    def test_a_fixed_line_can_be_called_but_gets_no_code(self) -> None:
        assert read_phone("0276 3822 233") == "+842763822233"
        with pytest.raises(NotAnIdentifier, match="SMS"):
            read_phone("0276 3822 233", mobile=True)

    @pytest.mark.parametrize("typed", ["0162345678", "1900545415", "091234567", "abc", "", "113", "0912345678 ext 5"])
    def test_what_cannot_be_called_is_refused(self, typed: str) -> None:
        with pytest.raises(NotAnIdentifier):
            read_phone(typed)
        with pytest.raises(NotAnIdentifier):
            read_phone(typed, mobile=True)

    def test_numbers_abroad_can_be_called_but_get_no_code(self) -> None:
        assert read_phone("+1 202 456 1111") == "+12024561111"
        with pytest.raises(NotAnIdentifier):
            read_phone("+1 202 456 1111", mobile=True)

    def test_a_number_is_shown_as_people_write_it(self) -> None:
        assert show_phone("+84912345678") == "0912 345 678"
        assert show_phone("+12024561111") == "+1 202-456-1111"
        assert mask_phone("+84912345678") == "•••• ••• 678"

    @given(st.text())
    def test_any_text_is_read_or_refused(self, typed: str) -> None:
        with suppress(NotAnIdentifier):
            assert read_phone(typed).startswith("+")
