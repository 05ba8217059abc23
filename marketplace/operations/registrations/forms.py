"""What officers fill in on a dossier."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.design.widgets import ChoiceBoxes
from marketplace.operations.registrations.reasons import REJECT_REASONS, RETURN_REASONS, REVEAL_REASONS, TAX_REASONS
from sellers.accounts.identity_checks import OfficerWithPapers

LONGEST_REASON = 2_000


class ReasonForm(forms.Form):
    """A reason: texts picked from a list, and what is written besides. Without a script the picked texts are put before the written one."""

    picks: Iterable[Any] = ()

    picked = forms.MultipleChoiceField(label=_("Usual texts"), required=False, widget=ChoiceBoxes)
    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=LONGEST_REASON, widget=forms.Textarea({"rows": 4, "data-reason": ""})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        texts = [str(text) for text in self.picks]
        # One of the two is needed: neither is called optional.
        self.fields["picked"].one_of_several = self.fields["reason"].one_of_several = True  # type: ignore[attr-defined]
        picked: Any = self.fields["picked"]
        picked.choices = [(text, text) for text in texts]

    def clean(self) -> dict[str, Any]:
        """Joins both; one of them must say something."""
        data = super().clean() or {}
        if "reason" in data:
            data["reason"] = "\n".join([*data.get("picked", []), *([data["reason"]] if data["reason"] else [])])
            if not data["reason"]:
                self.add_error("reason", _("Pick a text or write the reason."))
            elif len(data["reason"]) > LONGEST_REASON:
                self.add_error("reason", _("The reason is too long."))
        return data


def typed_again(form: forms.Form, **present: Any) -> forms.Form:
    """A form with what was typed into `form`, not judged again; `present` is what it is about by now, so that it can be sent once more."""
    typed = {field.name: field.data for field in form}
    return type(form)(initial={**typed, **present}, prefix=form.prefix)


class RoundForm(forms.Form):
    """The submission that the officer has read."""

    round = forms.IntegerField(min_value=1, max_value=30_000, widget=forms.HiddenInput)


class ReturnForm(RoundForm, ReasonForm):
    """What the applicant shall supplement."""

    picks = RETURN_REASONS


class RejectForm(RoundForm, ReasonForm):
    """Why the dossier is refused."""

    picks = REJECT_REASONS


class ShortReasonForm(ReasonForm):
    """A reason that stays in the trail."""

    reason = forms.CharField(label=_("Reason"), required=False, max_length=300, widget=forms.Textarea({"rows": 2, "data-reason": ""}))

    def clean(self) -> dict[str, Any]:
        """Short enough for the trail."""
        data = super().clean()
        if len(data.get("reason", "")) > 300:
            self.add_error("reason", _("The reason is too long."))
        return data


class TaxCodeForm(ShortReasonForm):
    """Why a code whose check digit fails is accepted."""

    picks = TAX_REASONS


class RevealForm(ShortReasonForm):
    """Why a personal ID number is opened."""

    picks = REVEAL_REASONS


class IdentityForm(forms.Form):
    """What agrees between the dossier and the papers."""

    card_legible = forms.BooleanField(label=_("The identity card can be read and is valid"), required=False)
    name_agrees = forms.BooleanField(label=_("The name agrees with the card"), required=False)
    born_agrees = forms.BooleanField(label=_("The date of birth agrees with the card"), required=False)
    number_agrees = forms.BooleanField(label=_("The personal ID number agrees with the card"), required=False)
    named_on_certificate = forms.BooleanField(label=_("The certificate names this representative"), required=False)
    note = forms.CharField(label=_("Note"), required=False, max_length=500)

    def checker(self) -> OfficerWithPapers:
        """The officer's findings."""
        return OfficerWithPapers(**self.cleaned_data)
