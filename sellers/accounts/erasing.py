"""Pictures of identity cards do not outlive the decision."""

from sellers.accounts.events import RegistrationApproved, RegistrationLapsed, RegistrationRejected, RegistrationWithdrawn
from sellers.accounts.models import BusinessRegistration

AFTER_DECISION = "deleted after the decision on the dossier"
Ended = RegistrationApproved | RegistrationRejected | RegistrationWithdrawn | RegistrationLapsed


def erase_identity_card(event: Ended, *, event_id: str) -> None:
    """Removes the card's pictures from the disk; that they were there, and why they went, stays."""
    registration = BusinessRegistration.objects.get(pk=event.registration_id)
    if registration.may_be_withdrawn:
        return
    for paper in registration.documents.of_identity_card().select_related("document"):
        paper.document.erase(AFTER_DECISION)
