"""What officers fill in on measures."""

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.design.fields import DayField
from marketplace.design.widgets import ChoiceCards
from marketplace.language.dates import VIETNAM, format_day, vietnam_day
from sellers.accounts.authority import AuthorityOrder
from sellers.accounts.clock import earliest_effect
from sellers.accounts.models import Enforcement

LONGEST_REASON = 2_000


def earliest_day() -> dt.date:
    """The first day whose beginning lies after the time of notice."""
    earliest = earliest_effect(timezone.now())
    day = vietnam_day(earliest)
    return day if _start_of(day) >= earliest else day + dt.timedelta(days=1)


def _start_of(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), tzinfo=VIETNAM)


class ReasonField(forms.CharField):
    """Read by the seller."""

    def __init__(self, *, limit: int = LONGEST_REASON, **kwargs: Any) -> None:
        super().__init__(max_length=limit, widget=forms.Textarea({"rows": 4}), **kwargs)


class NoticeForm(forms.Form):
    """An announced suspension."""

    reason = ReasonField(label=_("Reason, as the seller reads it"))
    effective_on = DayField(label=_("In force from the beginning of"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["effective_on"].help_text = _("At the earliest %(day)s.") % {"day": format_day(earliest_day())}

    def clean_effective_on(self) -> dt.date:
        """Not before the time of notice has passed."""
        day: dt.date = self.cleaned_data["effective_on"]
        if day < earliest_day():
            raise forms.ValidationError(
                _("The seller must be told earlier: at the earliest %(day)s."), params={"day": format_day(earliest_day())}
            )
        return day

    @property
    def effective_at(self) -> dt.datetime:
        """The day's first moment in Vietnam."""
        return _start_of(self.cleaned_data["effective_on"])


class SuspendForm(forms.Form):
    """A suspension at once; the order's fields count when an authority ordered it."""

    ground = forms.ChoiceField(
        label=_("Ground"),
        choices=[(ground.value, ground.label) for ground in (Enforcement.Ground.SERIOUS, Enforcement.Ground.AUTHORITY)],
        widget=ChoiceCards(notes={Enforcement.Ground.AUTHORITY: _("Fill in number, issuer and arrival below.")}),
    )
    reason = ReasonField(label=_("Reason, as the seller reads it"))
    authority_ref = forms.CharField(label=_("Number of the order"), required=False, max_length=60)
    authority_issuer = forms.CharField(label=_("Issued by"), required=False, max_length=150)
    received_on = DayField(label=_("Order received on"), required=False)
    received_time = forms.TimeField(label=_("at"), required=False, widget=forms.TimeInput({"type": "time"}))

    def clean(self) -> dict[str, Any]:
        """An order needs all it is known by, and has arrived."""
        data = super().clean() or {}
        if data.get("ground") != Enforcement.Ground.AUTHORITY:
            return data
        for name in ("authority_ref", "authority_issuer", "received_on", "received_time"):
            if not data.get(name) and data.get(name) != dt.time(0) and name not in self.errors:
                self.add_error(name, _("An order of an authority needs this."))
        if not self.errors and self.order is not None and self.order.received_at > timezone.now():
            self.add_error("received_on", _("This lies in the future."))
        return data

    @property
    def order(self) -> AuthorityOrder | None:
        """The order, when an authority gave one."""
        data = self.cleaned_data
        if data.get("ground") != Enforcement.Ground.AUTHORITY:
            return None
        received = dt.datetime.combine(data["received_on"], data["received_time"], tzinfo=VIETNAM)
        return AuthorityOrder(ref=data["authority_ref"], issued_by=data["authority_issuer"], received_at=received)


class WordsForm(forms.Form):
    """A reason alone."""

    reason = ReasonField(label=_("Reason"))
