"""How near a dossier's due date is, in words and in the colour of its tag."""

import datetime as dt

from django.utils.translation import gettext, ngettext

from marketplace.rules.working_days import working_days_between
from sellers.accounts.models import BusinessRegistration


def say_due(registration: BusinessRegistration, today: dt.date) -> tuple[str, str]:
    """(words, kind of tag): what is left in working days while it waits for an officer, otherwise its state."""
    if not registration.is_waiting or registration.due_on is None:
        return str(registration.get_state_display()), _kind(registration)
    if registration.due_on < today:
        late = working_days_between(registration.due_on, today) or 1
        return ngettext("%(count)d working day late", "%(count)d working days late", late) % {"count": late}, "bad"
    left = working_days_between(today, registration.due_on)
    if left == 0:
        return gettext("Due today"), "wait"
    return ngettext("%(count)d working day left", "%(count)d working days left", left) % {"count": left}, "wait" if left == 1 else "news"


def _kind(registration: BusinessRegistration) -> str:
    if registration.is_approved:
        return "good"
    return "bad" if registration.is_rejected or registration.is_lapsed else "wait" if registration.is_returned else ""
