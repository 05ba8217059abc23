"""The forms of accounts: one field for phone or e-mail, a password or a code."""

from typing import Any, ClassVar

from allauth.account import forms as account_forms
from allauth.account.adapter import get_adapter
from allauth.core import context, ratelimit
from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from marketplace.people.consent import ConsentForm, consent_label, note_consent
from marketplace.people.contacts import account_of, is_email
from marketplace.people.fields import ContactField
from marketplace.people.models import User
from marketplace.people.password_reset import ContactResetProcess


def _split(contact: str) -> dict[str, str]:
    return {"email": contact if is_email(contact) else "", "phone": "" if is_email(contact) else contact}


class SignupForm(ConsentForm, account_forms.SignupForm):
    """One field for phone or e-mail; without a password the person signs in by code."""

    login = ContactField(help_text=_("A code is sent to it. Mobile numbers in Vietnam."))
    agree = forms.BooleanField(error_messages={"required": _("Tick this to open an account.")})
    field_order = ("login", "password1", "agree")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for hidden in ("email", "phone"):
            del self.fields[hidden]
        password = self.fields["password1"]
        password.required = False
        password.widget.attrs.pop("placeholder", None)
        password.label = _("Password")
        self.fields["agree"].label = consent_label(self.version)
        password.help_text = _("At least 10 characters. Without a password you sign in with a code each time.")

    def clean(self) -> dict[str, Any]:
        """Puts the contact where allauth looks for it, and notes silently when it has an account."""
        contact = self.cleaned_data.get("login", "")
        self.cleaned_data.update(_split(contact))
        # An account that exists is told by message to its owner, never on the screen.
        self.account_already_exists = bool(contact and account_of(contact))
        cleaned: dict[str, Any] = super().clean() or {}
        return cleaned

    def save(self, request: HttpRequest) -> Any:
        """Makes the account; what was ticked counts once its owner has entered it."""
        user = super().save(request)
        note_consent(request, self.cleaned_data["login"], self.version)
        return user


class LoginForm(account_forms.LoginForm):
    """Phone or e-mail, and the password; without one a code is sent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = ContactField()
        password = self.fields["password"]
        password.required = False
        password.widget.attrs.pop("placeholder", None)
        self.order_fields(["login", "password"])

    def _clean_without_password(self, email: str | None, phone: str | None) -> Any:
        self.user = account_for_code(email or phone or "")
        return self.cleaned_data


class RequestCodeForm(forms.Form):
    """Phone or e-mail of the account that wants to sign in by code."""

    login = ContactField()

    def clean_login(self) -> str:
        """The account is looked up; whether there is one is not told."""
        contact: str = self.cleaned_data["login"]
        self._user = account_for_code(contact)
        return contact

    def clean(self) -> dict[str, Any]:
        """Puts the contact where allauth looks for it."""
        cleaned = super().clean() or {}
        return {**cleaned, **_split(cleaned.get("login", ""))}


class ForgottenPasswordForm(forms.Form):
    """Phone or e-mail of the account whose password is forgotten."""

    login = ContactField()

    def clean(self) -> dict[str, Any]:
        """allauth counts attempts by `email`, whatever is in it."""
        cleaned = super().clean() or {}
        return {**cleaned, "email": cleaned.get("login", "")}

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Sends a code to the account, or a word to a stranger."""
        contact: str = self.cleaned_data["login"]
        ContactResetProcess.initiate(request=request, user=account_of(contact), email=contact)
        return contact


def account_for_code(contact: str) -> User | None:
    """The account to send a code to; counts the request, so that nobody is flooded with codes."""
    if is_email(contact) and not ratelimit.consume(context.request, action="one_time_code", key=contact):
        raise get_adapter().validation_error("too_many_login_attempts")
    return account_of(contact)


class ProfileForm(forms.ModelForm[User]):
    """What people may change about themselves without proof: how they are called and in which language they are written to."""

    language = forms.ChoiceField(label=_("Language of messages"), choices=settings.LANGUAGES)

    class Meta:
        model = User
        fields: ClassVar[list[str]] = ["full_name", "language"]
        widgets: ClassVar[dict[str, Any]] = {"full_name": forms.TextInput(attrs={"autocomplete": "name"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Whoever works for the exchange keeps a name: buyers read who checked a seller's papers.
        self.fields["full_name"].required = self.instance.is_staff


class CodeForm(forms.Form):
    """A code that was sent."""

    code = forms.CharField(
        label=_("Code"), max_length=12, widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"})
    )
