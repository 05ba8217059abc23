"""Form fields that read what people in Vietnam type: 1.250.000, 2 tr, 12,5, 22/11/2026."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from marketplace.design.widgets import MoneyInput, QuantityInput
from marketplace.language.dates import NotADate, format_day, parse_day
from marketplace.language.numbers import NotANumber, parse_money, parse_number

# Nothing traded here is counted in more digits, and no column holds them.
LARGEST_POWER = 14


class NumberField(forms.Field):
    """A number with at most `places` decimals between two bounds, as a Decimal."""

    widget: type[forms.Widget] = QuantityInput
    default_error_messages = {
        "invalid": _("Write a number, for example 12,5."),
        "places": _("Write at most %(places)s digits behind the comma."),
    }

    def __init__(
        self, *, minimum: Decimal | int | None = None, maximum: Decimal | int | None = None, places: int = 3, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.places = places
        if minimum is not None:
            self.validators.append(MinValueValidator(Decimal(minimum)))
        if maximum is not None:
            self.validators.append(MaxValueValidator(Decimal(maximum)))

    def read(self, text: str) -> Decimal:
        return parse_number(text)

    def to_python(self, value: Any) -> Decimal | None:
        if value in self.empty_values:
            return None
        if isinstance(value, Decimal):
            return value
        try:
            number = self.read(str(value))
        except NotANumber as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error
        if number.adjusted() > LARGEST_POWER:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        if number != round(number, self.places):
            raise ValidationError(self.error_messages["places"], code="places", params={"places": self.places})
        return number

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


class MoneyField(NumberField):
    """Whole đồng; "50k", "2 tr" and "1.250.000 ₫" are all understood."""

    widget = MoneyInput
    default_error_messages = {"invalid": _("Write an amount in whole đồng, for example 50.000.")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("minimum", 0)
        super().__init__(places=0, **kwargs)

    def read(self, text: str) -> Decimal:
        return parse_money(text)


class DayInput(forms.TextInput):
    """A day written as people write it; no picker to fight with on a small screen."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "numeric", "placeholder": "22/11/2026", "size": "12", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        return format_day(value) if isinstance(value, dt.date) else super().format_value(value)


class DayField(forms.Field):
    """A calendar day: 22/11/2026, 22-11-26 or 2026-11-22."""

    widget = DayInput
    default_error_messages = {"invalid": _("Write a day such as 22/11/2026.")}

    def to_python(self, value: Any) -> dt.date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, dt.date):
            return value
        try:
            return parse_day(str(value))
        except NotADate as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error
