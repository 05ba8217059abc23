"""The steps of the dossier as forms. Each gives the changes for `edit_registration`."""

import datetime as dt
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.commerce.partner.models import SellerKind
from marketplace.design.fields import DayField
from marketplace.design.widgets import ChoiceCards
from marketplace.language.dates import vietnam_day
from marketplace.people.consent import ConsentForm
from marketplace.people.identifiers import NotAnIdentifier, read_personal_id, read_phone, read_tax_code, show_phone
from marketplace.places.fields import CommuneField
from sellers.accounts.models import BusinessRegistration
from sellers.accounts.pages.trades import TradesField

FULL_AGE = 18
OLDEST = 120


class PhoneField(forms.CharField):
    """Gives E.164."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=30, widget=forms.TextInput({"type": "tel", "inputmode": "tel", "autocomplete": "tel"}), **kwargs)

    def clean(self, value: Any) -> str:
        """Raises ValidationError with the reason."""
        typed = super().clean(value)
        try:
            return read_phone(typed) if typed else ""
        except NotAnIdentifier as error:
            raise ValidationError(str(error.reason)) from error


class StepForm(forms.Form):
    """One step; `of` is the dossier that it fills in."""

    fields_of_dossier: tuple[str, ...] = ()

    def __init__(self, *args: Any, of: BusinessRegistration, **kwargs: Any) -> None:
        self.of = of
        kwargs.setdefault("initial", {name: getattr(of, name) for name in self.fields_of_dossier})
        super().__init__(*args, **kwargs)

    def changes(self) -> dict[str, Any]:
        """What is to be saved."""
        return {name: self.cleaned_data[name] for name in self.cleaned_data if name in self.fields}


class BusinessForm(StepForm):
    """What kind of business it is and how it is registered."""

    fields_of_dossier = ("kind", "legal_name", "stall_name", "tax_code")

    kind = forms.ChoiceField(
        label=_("Kind of business"),
        choices=SellerKind.choices,
        widget=ChoiceCards(
            notes={
                SellerKind.ENTERPRISE: _("Company with a certificate of enterprise registration"),
                SellerKind.COOPERATIVE: _("Cooperative or union of cooperatives"),
                SellerKind.HOUSEHOLD: _("Registered in the name of a person or a family; no tax code of its own is needed"),
            }
        ),
    )
    legal_name = forms.CharField(label=_("Legal name"), max_length=200, help_text=_("Exactly as on the registration certificate."))
    stall_name = forms.CharField(
        label=_("Name of the stall"), max_length=120, required=False, help_text=_("What buyers shall read; without one, the legal name.")
    )
    tax_code = forms.CharField(
        label=_("Tax code"),
        max_length=20,
        error_messages={"required": _("Write the tax code as on the certificate.")},
        help_text=_("10 digits, or 13 for a branch. A household business leaves this empty: the personal ID number counts."),
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )
    trade_lines = TradesField(label=_("Trades"))

    def __init__(self, *args: Any, of: BusinessRegistration, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        kind = self.data.get("kind") if self.is_bound else of.kind
        self.fields["tax_code"].required = kind != SellerKind.HOUSEHOLD
        chosen = list(of.trade_lines.all()) if not self.is_bound else []
        trades: Any = self.fields["trade_lines"]
        trades.offer(chosen, self.data if self.is_bound else {})
        self.initial.setdefault("trade_lines", [line.code for line in chosen])

    def clean(self) -> dict[str, Any]:
        """A tax code, unless it is a household business. A failing check digit is not refused here: an officer looks at it."""
        data = super().clean() or {}
        if data.get("kind") == SellerKind.HOUSEHOLD:
            data["tax_code"] = ""
        elif "tax_code" in data and data.get("kind"):
            try:
                data["tax_code"] = read_tax_code(data["tax_code"]).value if data["tax_code"] else ""
            except NotAnIdentifier as error:
                self.add_error("tax_code", str(error.reason))
        return data


class RepresentativeForm(StepForm):
    """Who answers for the business by law."""

    fields_of_dossier = ("representative", "representative_born")

    representative = forms.CharField(
        label=_("Full name"), max_length=150, help_text=_("As on the identity card."), widget=forms.TextInput({"autocomplete": "name"})
    )
    representative_born = DayField(label=_("Date of birth"))
    personal_id = forms.CharField(
        label=_("Personal ID number"),
        max_length=30,
        required=False,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, of: BusinessRegistration, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        hint = _("12 digits. It is stored encrypted and shown to nobody; an officer opens it only with a reason on record.")
        kept = _("Kept: %(masked)s. Leave empty if it has not changed.") % {"masked": of.masked_personal_id}
        self.fields["personal_id"].help_text = kept if of.masked_personal_id else hint
        self.fields["personal_id"].required = not of.masked_personal_id

    def clean_representative_born(self) -> dt.date:
        """Of full age, and alive."""
        born: dt.date = self.cleaned_data["representative_born"]
        today = vietnam_day(timezone.now())
        age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
        if age > OLDEST or born > today:
            raise ValidationError(_("Check the year of birth."))
        if age < FULL_AGE:
            raise ValidationError(_("A legal representative is at least 18 years old."))
        return born

    def clean_personal_id(self) -> str:
        """Twelve digits."""
        typed = self.cleaned_data["personal_id"]
        if not typed:
            return self.of.personal_id
        try:
            return read_personal_id(typed)
        except NotAnIdentifier as error:
            raise ValidationError(str(error.reason)) from error


class ContactForm(StepForm):
    """How buyers and officers reach the business."""

    fields_of_dossier = ("phone", "zalo", "email", "address_line", "commune")

    phone = PhoneField(label=_("Phone number"), help_text=_("Buyers see it on your stall."))
    zalo = PhoneField(label=_("Zalo number"), required=False)
    email = forms.EmailField(
        label=_("E-mail address"), required=False, max_length=254, widget=forms.EmailInput({"autocomplete": "email", "inputmode": "email"})
    )
    commune = CommuneField(
        label=_("Commune or ward"), province=settings.HOME_PROVINCE_CODE, help_text=_("A former name or the old district also helps.")
    )
    address_line = forms.CharField(
        label=_("Street address"),
        max_length=200,
        help_text=_("House number, road, hamlet or quarter."),
        widget=forms.TextInput({"autocomplete": "street-address"}),
    )

    def __init__(self, *args: Any, of: BusinessRegistration, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        # Numbers stand in the boxes as people write them; one that is typed stays as it was typed.
        for name in ("phone", "zalo"):
            stored = getattr(of, name)
            self.initial[name] = show_phone(stored) if stored else ""


STEPS: dict[str, type[StepForm]] = {"business": BusinessForm, "representative": RepresentativeForm, "contact": ContactForm}


class SubmitForm(ConsentForm):
    """The consent, given once more for the business."""

    agree = forms.BooleanField(
        label=_("I have read the operating regulation and agree to it."),
        error_messages={"required": _("Without your agreement the dossier cannot be submitted.")},
    )


class TrackForm(forms.Form):
    """A dossier's code and something only its people know."""

    code = forms.CharField(
        label=_("Dossier code"), max_length=30, widget=forms.TextInput({"autocapitalize": "characters", "placeholder": "HS-2611-…"})
    )
    contact = forms.CharField(label=_("Phone number or e-mail address of the dossier"), max_length=254)
