"""What people type into money, number and day fields."""

import datetime as dt
from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from marketplace.design.fields import DayField, MoneyField, NumberField


@pytest.mark.parametrize(
    ("typed", "amount"), [("1.250.000", 1_250_000), ("50k", 50_000), ("2 tr", 2_000_000), ("1250000 ₫", 1_250_000), ("0", 0)]
)
def test_an_amount_is_read_as_people_write_it(typed: str, amount: int) -> None:
    assert MoneyField().clean(typed) == Decimal(amount)


@pytest.mark.parametrize("typed", ["rẻ", "1,5", "-1", "1e999", "9" * 40, "١٢٣x", "<b>1</b>"])
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        MoneyField(maximum=10**12).clean(typed)


@given(st.text(max_size=60))
def test_nothing_typed_breaks_a_number_field(typed: str) -> None:
    for field in (MoneyField(required=False), NumberField(required=False), DayField(required=False)):
        try:
            field.clean(typed)
        except ValidationError:
            continue


def test_a_quantity_keeps_its_decimals_but_no_more_than_are_counted() -> None:
    assert NumberField(places=1).clean("2,5") == Decimal("2.5")
    with pytest.raises(ValidationError):
        NumberField(places=1).clean("2,55")


def test_a_day_is_read_as_written_and_shown_again_the_same_way() -> None:
    field = DayField()
    assert field.clean("22/11/2026") == dt.date(2026, 11, 22)
    assert field.widget.format_value(dt.date(2026, 11, 22)) == "22/11/2026"
    with pytest.raises(ValidationError):
        field.clean("32/13/2026")


class Price(forms.Form):
    price = MoneyField()


def test_a_refused_amount_is_shown_again_as_it_was_typed() -> None:
    assert 'value="rẻ lắm"' in str(Price({"price": "rẻ lắm"})["price"])
    with override("vi"):
        assert 'value="1.250.000"' in str(Price(initial={"price": Decimal(1_250_000)})["price"])
    assert not Price({"price": "1.250.000"}, initial={"price": Decimal(1_250_000)}).has_changed()
