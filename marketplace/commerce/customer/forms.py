"""Why a buyer calls an order off."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class ReasonForm(forms.Form):
    """A sentence for the other side."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("The other side will read it."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": _("Write the reason: the other side will read it."),
            "max_length": _("This is too long: at most %(limit_value)d characters."),
        },
    )

    def __init__(self, *args: Any, expected: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = expected
