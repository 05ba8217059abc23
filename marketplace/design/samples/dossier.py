"""A form with every kind of control."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.design.fields import DayField, MoneyField, NumberField
from marketplace.design.samples.words import COMMUNES, FORMER_NAMES, UNITS
from marketplace.design.widgets import ChoiceCards, Combobox, QuantityInput, Stepper, Upload


class DossierSample(forms.Form):
    """Every kind of control, empty or with what was typed."""

    legal_name = forms.CharField(
        label=_("Legal name"),
        help_text=_("As it stands on the registration certificate."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    phone = forms.CharField(label=_("Phone"), widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}))
    email = forms.EmailField(label=_("E-mail"), required=False, help_text=_("For notices; nobody else sees it."))
    commune = forms.ChoiceField(
        label=_("Commune or ward"),
        choices=COMMUNES,
        widget=Combobox(aliases=FORMER_NAMES),
        help_text=_("Type a few letters, with or without tone marks; old district names work too."),
    )
    price = MoneyField(label=_("Price"), help_text=_("“50k” and “2 tr” are understood."))
    weight = NumberField(label=_("Harvest each month"), widget=QuantityInput(unit="kg"), required=False)
    harvest = DayField(label=_("Harvest begins"), required=False)
    quantity = forms.IntegerField(label=_("Quantity"), initial=2, widget=Stepper(unit="kg"), min_value=1, max_value=20)
    unit = forms.ChoiceField(label=_("Unit"), choices=UNITS)
    delivery = forms.ChoiceField(
        label=_("Delivery"),
        choices=[("ship", _("Delivered to your door")), ("pickup", _("Fetch it yourself"))],
        initial="ship",
        widget=ChoiceCards(
            notes={"ship": _("30.000 ₫ in the province, 1–2 days"), "pickup": _("Free, at the seller's stall")}, across=True
        ),
    )
    note = forms.CharField(label=_("Note for the seller"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    photos = forms.FileField(label=_("Photos"), required=False, widget=Upload(pictures=True))
    consent = forms.BooleanField(label=_("I have read and agree to the operating regulation of the exchange."))
    closed = forms.CharField(label=_("Dossier code"), initial="TN-2026-000123", disabled=True, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "legal_name" not in cleaned:
            raise forms.ValidationError(_("The dossier is not complete yet."))
        return cleaned
