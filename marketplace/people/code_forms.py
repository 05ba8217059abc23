"""The forms in which a code is typed: digits on the phone's keyboard, and no word in the field that the label says already."""

from typing import Any

from allauth.account import forms as account_forms


class TypedCode:
    """Mixed into allauth's forms."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        attrs = self.fields["code"].widget.attrs
        attrs.pop("placeholder", None)
        attrs["inputmode"] = "numeric"


class VerifyPhoneForm(TypedCode, account_forms.VerifyPhoneForm):
    """A new phone number."""


class ConfirmLoginCodeForm(TypedCode, account_forms.ConfirmLoginCodeForm):
    """Signing in by code."""


class ConfirmEmailVerificationCodeForm(TypedCode, account_forms.ConfirmEmailVerificationCodeForm):
    """A new e-mail address."""


class ConfirmPasswordResetCodeForm(TypedCode, account_forms.ConfirmPasswordResetCodeForm):
    """A forgotten password."""
