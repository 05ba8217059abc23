"""The one form of checkout: phone first, and only what a delivery needs."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from marketplace.commerce.basket.contents import SellersPart
from marketplace.commerce.checkout.purchase import Wishes
from marketplace.commerce.checkout.terms import Terms
from marketplace.commerce.shipping.methods import Pickup, SellersMethod, methods_of
from marketplace.design.widgets import ChoiceCards
from marketplace.language.numbers import format_money
from marketplace.people.identifiers import NotAnIdentifier, read_phone
from marketplace.places.fields import CommuneField


class PhoneField(forms.CharField):
    """A number that people answer, in E.164."""

    widget = forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel", "placeholder": "09xx xxx xxx"})

    def clean(self, value: Any) -> str:
        """Reads what was typed, spaces and dots and all."""
        typed = super().clean(value)
        try:
            return read_phone(typed) if typed else ""
        except NotAnIdentifier as error:
            raise ValidationError(str(error.reason), code="invalid") from error


def _line(label: Any, limit: int, missing: Any, **attrs: str) -> forms.CharField:
    """A line of text that must be filled in; `missing` says so."""
    return forms.CharField(
        label=label,
        max_length=limit,
        widget=forms.TextInput(attrs=attrs),
        error_messages={"required": missing, "max_length": _("This is too long: at most %(limit_value)d characters.")},
    )


class CheckoutForm(forms.Form):
    """Who, where to, and for each seller how. Street and commune are asked for only if something is delivered."""

    phone = PhoneField(
        label=_("Phone number"),
        max_length=30,
        help_text=_("The seller calls you on this number before delivering."),
        error_messages={"required": _("Write a phone number on which the seller can reach you.")},
    )
    name = _line(_("Full name"), 150, _("Write the name of the person who receives the goods."), autocomplete="name")
    commune = CommuneField(
        label=_("Commune or ward"),
        help_text=_("Type a few letters; the names before July 2025 and old districts are understood too."),
    )
    street = _line(_("House number, street, hamlet"), 200, _("Write where in the commune."), autocomplete="street-address")
    note = forms.CharField(
        label=_("Note for the sellers"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"max_length": _("This is too long: at most %(limit_value)d characters.")},
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        required=False,
        help_text=_("For a copy of the order."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("This is not an e-mail address.")},
    )
    # Read by those who wrote them; whatever else stands there is simply not what was shown.
    terms = forms.Field(widget=forms.HiddenInput, required=False)
    ticket = forms.Field(widget=forms.HiddenInput, required=False)

    def __init__(self, parts: Sequence[SellersPart], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts = parts
        for part in parts:
            self.fields[way_name(part)] = _ways(part)
        for name in ("commune", "street"):
            self.fields[name].required = self._delivers_something()

    def _delivers_something(self) -> bool:
        """Whether an address is needed, as the choices stand now."""
        return any(self[way_name(part)].value() != Pickup.code for part in self.parts)

    def wishes(self, *, key: str, terms: Terms, language: str) -> Wishes:
        """What the valid form says."""
        said = self.cleaned_data
        return Wishes(
            key=key,
            terms=terms,
            name=said["name"].strip(),
            phone=said["phone"],
            email=said["email"],
            commune=said["commune"] if self._delivers_something() else None,
            street=said["street"].strip() if self._delivers_something() else "",
            ways={part.partner.pk: said[way_name(part)] for part in self.parts},
            notes={part.partner.pk: said["note"] for part in self.parts},
            language=language,
        )


def way_name(part: SellersPart) -> str:
    """The field of one seller's way of delivery."""
    return f"way_{part.partner.pk}"


def _ways(part: SellersPart) -> forms.ChoiceField:
    ways = methods_of(part.partner)
    return forms.ChoiceField(
        label=_("How you get the goods"),
        choices=[(way.code, way.name) for way in ways],
        initial=ways[0].code,
        widget=ChoiceCards(notes={way.code: _note(way) for way in ways}),
        error_messages={
            "required": _("Choose how you get the goods of this seller."),
            "invalid_choice": _("This seller does not offer that."),
        },
    )


def _note(way: SellersMethod) -> Any:
    if way.needs_address:
        return format_money(way.charge)
    partner = way.partner
    place = ", ".join(str(part) for part in (partner.address_line, partner.commune) if part)
    return _("Free · %(place)s") % {"place": place} if place else _("Free")
