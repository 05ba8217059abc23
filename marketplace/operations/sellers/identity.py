"""Who stands behind a seller: the identity is taken back, and checked again."""

import datetime as dt
from typing import Any

from django import forms
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.design.fields import DayField
from marketplace.operations.access import for_officer
from marketplace.operations.registrations.forms import IdentityForm
from marketplace.operations.request import OfficerRequest
from marketplace.operations.sellers.forms import ReasonField
from marketplace.operations.sellers.measures import ask, ask_and_do
from marketplace.operations.sellers.page import find
from marketplace.people.identifiers import NotAnIdentifier, read_personal_id
from sellers.accounts.actions.revoke_identity import revoke_identity
from sellers.accounts.actions.verify_seller import verify_seller
from sellers.accounts.identity_checks import Claim, OfficerWithPapers

LONGEST_NOTE = 500
CHECKS = tuple(IdentityForm.base_fields)


class RevokeForm(forms.Form):
    """Why."""

    reason = ReasonField(label=gettext_lazy("Reason, as the seller reads it"), limit=LONGEST_NOTE)


class SellerIdentityForm(IdentityForm):
    """Who the representative is now, and what agrees with the papers that the officer has in hand."""

    full_name = forms.CharField(label=gettext_lazy("Full name of the representative"), max_length=150)
    born = DayField(label=gettext_lazy("Date of birth"))
    personal_id = forms.CharField(
        label=gettext_lazy("Personal ID number"), max_length=30, widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"})
    )
    field_order = ("full_name", "born", "personal_id", *CHECKS)

    def clean_personal_id(self) -> str:
        """Twelve digits."""
        try:
            return read_personal_id(self.cleaned_data["personal_id"])
        except NotAnIdentifier as error:
            raise forms.ValidationError(str(error.reason)) from error

    def checker(self) -> OfficerWithPapers:
        """The officer's findings."""
        return OfficerWithPapers(**{name: self.cleaned_data[name] for name in CHECKS})

    @property
    def claim(self) -> Claim:
        """Who the papers say it is."""
        born: dt.date = self.cleaned_data["born"]
        return Claim(self.cleaned_data["full_name"], born, self.cleaned_data["personal_id"])


@ask_and_do
@for_officer
def revoke(request: OfficerRequest, public_id: Any) -> HttpResponseBase:
    """Takes the identity back."""
    seller, form = find(public_id), RevokeForm(request.POST or None)

    def act() -> str:
        revoke_identity(seller, by=request.user, reason=form.cleaned_data["reason"])
        return _("The identity is revoked; the offers are gone from the exchange.")

    return ask(request, seller, form, "revoke", act)


@ask_and_do
@for_officer
def verify(request: OfficerRequest, public_id: Any) -> HttpResponseBase:
    """Records what the officer found in the papers."""
    seller = find(public_id)
    form = SellerIdentityForm(request.POST or None, initial={"full_name": seller.representative})

    def act() -> str:
        record = verify_seller(seller, by=request.user, claim=form.claim, checker=form.checker())
        if not record.is_verified:
            return _("Recorded: the papers do not agree. Nothing has changed for the seller.")
        return _("Recorded: this identity stands for the seller now.")

    return ask(request, seller, form, "verify", act)
