"""What happened to added words, read from the audit trail."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from marketplace.people.models import User
from search.models import AddedWords

SAID = {
    "added words.draft": _("Written"),
    "added words.publish": _("Put in force"),
    "added words.retract": _("Taken back"),
}


@dataclass(frozen=True)
class Happening:
    """One entry."""

    said: Any
    when: dt.datetime
    who: User | None
    reason: str
    is_bad: bool


def history(words: AddedWords) -> list[Happening]:
    """The oldest first, in two queries."""
    model: Any = AddedWords
    events = model.pgh_event_model.objects.filter(pgh_obj_id=words.pk, pgh_context__metadata__action__in=tuple(SAID))
    rows = list(events.order_by("pgh_id").values_list("pgh_created_at", "pgh_context__metadata"))
    people = User.objects.in_bulk({about["by"] for _when, about in rows if about.get("by")})
    return [
        Happening(SAID[about["action"]], when, people.get(about.get("by")), about.get("reason", ""), about["action"].endswith(".retract"))
        for when, about in rows
    ]
