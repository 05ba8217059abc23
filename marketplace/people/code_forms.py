"""The forms in which a code is typed: digits on the phone's keyboard, and no word in the field that the label says already."""

from typing import Any

from allauth.account import forms as account_forms
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as mfa_forms

from marketplace.people.second_factor import is_first_use


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


class UsedOnce(TypedCode):
    """A code taken a little early or late is still taken only once; a second use is answered like a wrong code."""

    user: Any

    def clean_code(self) -> str:
        """The code; raises where it is wrong or has served before."""
        code: str = super().clean_code()  # type: ignore[misc]
        if not is_first_use(self.user, code):
            raise get_adapter().validation_error("incorrect_code")
        return code


class AuthenticateForm(UsedOnce, mfa_forms.AuthenticateForm):
    """The second factor of a sign-in."""


class ReauthenticateForm(UsedOnce, mfa_forms.ReauthenticateForm):
    """The second factor once more, before something grave."""
