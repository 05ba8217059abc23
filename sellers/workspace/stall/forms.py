"""The form of the stall."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.design.fields import MoneyField
from marketplace.people.fields import MobileField
from marketplace.people.identifiers import show_phone
from sellers.accounts.actions.edit_stall import StallProfile
from sellers.accounts.models import Seller

HIGHEST_RATE = 5_000_000


class StallForm(forms.Form):
    """What buyers read on the stall, and how goods reach them."""

    stall_name = forms.CharField(
        label=_("Name of the stall"), max_length=120, required=False, help_text=_("Leave it empty to show the legal name.")
    )
    introduction = forms.CharField(
        label=_("About you"),
        max_length=3000,
        required=False,
        widget=forms.Textarea({"rows": 6}),
        help_text=_("What you make or grow, since when, and what you are known for."),
    )
    zalo = MobileField(label=_("Zalo number"), required=False)
    delivers = forms.BooleanField(label=_("We deliver"), required=False)
    flat_rate = MoneyField(label=_("Charge for one delivery"), maximum=HIGHEST_RATE, help_text=_("0 if delivery is free."))
    offers_pickup = forms.BooleanField(label=_("Goods can be picked up at our place"), required=False)

    def __init__(self, data: Any = None, *, seller: Seller) -> None:
        partner = seller.partner
        initial = {
            "stall_name": seller.stall_name,
            "introduction": seller.introduction,
            "zalo": show_phone(seller.zalo) if seller.zalo else "",
            "delivers": partner.delivers,
            "flat_rate": partner.flat_rate,
            "offers_pickup": partner.offers_pickup,
        }
        super().__init__(data, initial=initial)

    def clean(self) -> dict[str, Any]:
        """Goods must be able to reach the buyer in one way at least."""
        cleaned = super().clean() or {}
        if not cleaned.get("delivers") and not cleaned.get("offers_pickup"):
            self.add_error("delivers", _("Choose delivery, pick-up or both."))
        return cleaned

    def profile(self) -> StallProfile:
        """What the owner says."""
        return StallProfile(**self.cleaned_data)
