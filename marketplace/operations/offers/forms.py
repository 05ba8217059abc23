"""What officers fill in on an offer."""

from django import forms

from marketplace.operations.offers.reasons import RETURN_REASONS, TAKE_DOWN_REASONS
from marketplace.operations.registrations.forms import ReasonForm


class RevisionForm(forms.Form):
    """The version that the officer has read."""

    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class ReturnForm(RevisionForm, ReasonForm):
    """What the seller shall correct."""

    picks = RETURN_REASONS


class TakeDownForm(ReasonForm):
    """Why the offer goes."""

    picks = TAKE_DOWN_REASONS
