"""Form fields for the names of accounts."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from marketplace.people.contacts import read_contact
from marketplace.people.identifiers import NotAnIdentifier, read_phone


class ContactField(forms.CharField):
    """A phone number or an e-mail address in one field; cleans to E.164 or to lower case."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Phone number or e-mail address"))
        kwargs.setdefault("max_length", 254)
        attributes = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false", "inputmode": "email"}
        kwargs.setdefault("widget", forms.TextInput(attrs=attributes))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        """Raises with the reason beside the field."""
        typed = super().clean(value)
        return read_contact(typed) if typed else ""


class MobileField(forms.CharField):
    """A Vietnamese mobile number, to which a code can be sent; cleans to E.164."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Mobile number"))
        kwargs.setdefault("max_length", 30)
        kwargs.setdefault("widget", forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        """Raises with the reason beside the field."""
        typed = super().clean(value)
        if not typed:
            return ""
        try:
            return read_phone(typed, mobile=True)
        except NotAnIdentifier as error:
            raise ValidationError(str(error.reason)) from error
