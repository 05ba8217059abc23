"""Fill in a dossier, step by step."""

from collections.abc import Mapping
from typing import Any

from marketplace.language.folding import fold
from marketplace.lifecycles import transition
from marketplace.people.identifiers import read_tax_code
from marketplace.people.models import User
from sellers.accounts.errors import NotEditable
from sellers.accounts.models import BusinessRegistration
from sellers.accounts.policies import is_applicant

EDITABLE = frozenset(
    {"kind", "legal_name", "stall_name", "tax_code", "representative", "representative_born", "personal_id", "phone", "zalo", "email"}
    | {"address_line", "commune", "trade_lines"}
)


def edit_registration(registration: BusinessRegistration, *, by: User, changes: Mapping[str, Any]) -> BusinessRegistration:
    """Saves what the applicant wrote; `changes` are checked values of the dossier's fields. Raises NotEditable for other names."""
    if not EDITABLE.issuperset(changes):
        raise NotEditable
    with transition(registration, "edit", by=by, may=is_applicant):
        for name, value in changes.items():
            if name == "trade_lines":
                registration.trade_lines.set(value)
            else:
                setattr(registration, name, value)
        if registration.is_household:
            registration.tax_code = ""
        _doubt_tax_code(registration)
        registration.folded_name = fold(f"{registration.legal_name} {registration.stall_name}").strip()
    return registration


def _doubt_tax_code(registration: BusinessRegistration) -> None:
    read = read_tax_code(registration.tax_code) if registration.tax_code else None
    before = BusinessRegistration.objects.values_list("tax_code", flat=True).get(pk=registration.pk)
    registration.tax_code = read.value if read else ""
    registration.tax_code_doubtful = bool(read and read.needs_an_officer)
    if registration.tax_code != before:
        # What an officer accepted was the other code.
        registration.tax_override_reason = ""
        registration.tax_override_by = None
