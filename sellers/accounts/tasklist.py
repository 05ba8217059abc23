"""The dossier as a list of tasks: what is asked for, what is missing in plain words, and how long each takes."""

from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sellers.accounts.models import BusinessRegistration, RegistrationDocument

Slot = RegistrationDocument.Slot


@dataclass(frozen=True)
class Task:
    """One step of the dossier; `missing` is empty when it is done."""

    key: str
    title: str | Promise
    about: str | Promise
    minutes: int
    missing: list[str | Promise] = field(default_factory=list)

    @property
    def is_done(self) -> bool:
        """Nothing is missing."""
        return not self.missing


def tasks(registration: BusinessRegistration) -> list[Task]:
    """All steps in the order in which they are asked for; two queries."""
    return [
        Task("business", _("Your business"), _("Kind, legal name, tax code, trades"), 3, _business(registration)),
        Task("representative", _("Legal representative"), _("Name, date of birth, personal ID number"), 2, _representative(registration)),
        Task("contact", _("Contact and address"), _("Phone, Zalo, address of the business"), 2, _contact(registration)),
        Task("documents", _("Documents"), _("Photos of two papers"), 3, _documents(registration)),
    ]


def missing(registration: BusinessRegistration) -> list[str | Promise]:
    """Everything that is missing before the dossier can be submitted."""
    return [what for task in tasks(registration) for what in task.missing]


def _absent(*pairs: tuple[object, str | Promise]) -> list[str | Promise]:
    return [what for value, what in pairs if not value]


def _business(registration: BusinessRegistration) -> list[str | Promise]:
    needed = _absent(
        (registration.kind, _("Choose the kind of business.")),
        (registration.legal_name, _("Write the legal name as on the certificate.")),
    )
    if registration.kind and not registration.is_household and not registration.tax_code:
        needed.append(_("Write the tax code."))
    if not registration.trade_lines.exists():
        needed.append(_("Choose at least one trade."))
    return needed


def _representative(registration: BusinessRegistration) -> list[str | Promise]:
    return _absent(
        (registration.representative, _("Write the representative's full name.")),
        (registration.representative_born, _("Write the representative's date of birth.")),
        (registration.representative_id_sealed, _("Write the representative's 12-digit personal ID number.")),
    )


def _contact(registration: BusinessRegistration) -> list[str | Promise]:
    return _absent(
        (registration.phone, _("Write a phone number at which buyers reach you.")),
        (registration.address_line, _("Write the street address.")),
        (registration.commune_id, _("Choose the commune or ward.")),
    )


def _documents(registration: BusinessRegistration) -> list[str | Promise]:
    papers = {paper.slot: paper.document for paper in registration.documents.select_related("document")}
    needed = _absent(
        (papers.get(Slot.CERTIFICATE), _("Attach the registration certificate.")),
        (papers.get(Slot.CARD_FRONT), _("Attach the front of the representative's identity card.")),
    )
    front = papers.get(Slot.CARD_FRONT)
    # One PDF may hold both sides; a photo shows one.
    if front is not None and front.is_picture and Slot.CARD_BACK not in papers:
        needed.append(_("Attach the back of the representative's identity card."))
    return needed
