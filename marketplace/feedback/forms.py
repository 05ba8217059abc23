"""Forms of visitors who report an offer, and of those who follow a report."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from marketplace.feedback.models import OfferReport, ReportKind
from marketplace.links.codes import typed_code
from marketplace.people.identifiers import NotAnIdentifier, read_phone


class ReportForm(forms.ModelForm[OfferReport]):
    """Only the kind is asked for; a contact is needed only by those who want to be called back."""

    kind = forms.ChoiceField(label=_("What is wrong?"), choices=ReportKind.choices, widget=forms.RadioSelect)

    class Meta:
        model = OfferReport
        fields: ClassVar[list[str]] = ["kind", "details", "contact"]
        widgets: ClassVar[dict[str, Any]] = {
            "details": forms.Textarea(attrs={"rows": 4, "maxlength": 2000}),
            "contact": forms.TextInput(attrs={"autocomplete": "tel"}),
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "details": _("What you saw, when, and what you paid if you bought."),
            "contact": _("Only the officer sees it. Without it you still follow the report by its code."),
        }

    def clean_contact(self) -> str:
        """A phone number in E.164 or an e-mail address; empty is allowed."""
        contact = str(self.cleaned_data["contact"]).strip()
        if not contact:
            return ""
        if "@" in contact:
            validate_email(contact)
            return contact.lower()
        try:
            return read_phone(contact)
        except NotAnIdentifier:
            raise ValidationError(_("Enter a phone number or an e-mail address.")) from None

    def clean(self) -> dict[str, Any]:
        """Something else needs words."""
        cleaned = super().clean() or {}
        if cleaned.get("kind") == ReportKind.OTHER and not cleaned.get("details", "").strip():
            self.add_error("details", _("Say in a few words what is wrong."))
        return cleaned


class TrackForm(forms.Form):
    """The code that the visitor was given."""

    code = forms.CharField(
        label=_("Report code"),
        max_length=30,
        help_text=_("For example BC-2611-K7M4QX."),
        error_messages={"unknown": _("No report has this code. Compare it letter by letter with what you were given.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    def clean_code(self) -> str:
        """The code as it was given out, however it was typed."""
        return typed_code(self.cleaned_data["code"])
