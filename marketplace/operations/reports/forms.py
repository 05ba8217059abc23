"""What officers write to visitors."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.operations.registrations.forms import LONGEST_REASON, ReasonForm
from marketplace.operations.reports.texts import ANSWERS


class AnswerForm(ReasonForm):
    """What was found and what was done."""

    picks = ANSWERS

    reason = forms.CharField(
        label=_("Answer"),
        required=False,
        max_length=LONGEST_REASON,
        help_text=_("The visitor reads it under the code of the report, and as a message where an address was left."),
        widget=forms.Textarea({"rows": 5, "data-reason": ""}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].error_messages["required"] = _("Write what was found and what was done.")
