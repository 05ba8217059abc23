"""What happened to a dossier or a seller, read from the audit trail."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from marketplace.people.models import User
from sellers.accounts.models import BusinessRegistration

SAID = {
    "registration.start": _("Dossier started"),
    "registration.submit": _("Submitted"),
    "registration.return": _("Returned for supplement"),
    "registration.approve": _("Approved"),
    "registration.reject": _("Rejected"),
    "registration.withdraw": _("Withdrawn"),
    "registration.warn": _("Reminded of the supplement"),
    "registration.lapse": _("Closed: no supplement came"),
    "registration.override_tax_code": _("Tax code accepted"),
}
# What the applicant is told; the rest is the officers' work.
FOR_APPLICANT = (
    "registration.submit",
    "registration.return",
    "registration.warn",
    "registration.lapse",
    "registration.approve",
    "registration.reject",
    "registration.withdraw",
)


@dataclass(frozen=True)
class Happening:
    """One entry; `who` is None where the exchange itself acted."""

    action: str
    said: Any
    when: dt.datetime
    who: User | None
    reason: str

    @property
    def is_bad(self) -> bool:
        """For the mark in a timeline."""
        return self.action in {"registration.return", "registration.reject", "registration.withdraw", "registration.lapse"}


def history(registration: BusinessRegistration, *, for_applicant: bool = False) -> list[Happening]:
    """What happened, the oldest first, in a fixed number of queries. Saving of steps by the applicant is left out."""
    wanted = FOR_APPLICANT if for_applicant else tuple(SAID)
    model: Any = BusinessRegistration
    events = model.pgh_event_model.objects.filter(pgh_obj_id=registration.pk, pgh_context__metadata__action__in=wanted)
    rows = list(events.order_by("pgh_created_at", "pgh_id").values_list("pgh_created_at", "pgh_context_id", "pgh_context__metadata"))
    people = User.objects.in_bulk({row[2]["by"] for row in rows if row[2].get("by")})
    found: dict[Any, Happening] = {}
    for when, context, about in rows:
        said = SAID[about["action"]]
        found.setdefault(context, Happening(about["action"], said, when, people.get(about.get("by")), about.get("reason", "")))
    happened = list(found.values())
    if not for_applicant:
        happened += _checks(registration) + _openings(registration)
    return sorted(happened, key=lambda one: one.when)


def _checks(registration: BusinessRegistration) -> list[Happening]:
    return [
        Happening(
            "registration.check_identity",
            _("Identity check: %(verdict)s") % {"verdict": check.get_verdict_display()},
            check.checked_at,
            check.checked_by,
            check.note,
        )
        for check in registration.identity_checks.select_related("checked_by")
    ]


def _openings(registration: BusinessRegistration) -> list[Happening]:
    return [
        Happening("registration.reveal_personal_id", _("Personal ID number opened"), opening.opened_at, opening.opened_by, opening.reason)
        for opening in registration.openings.select_related("opened_by")
    ]
