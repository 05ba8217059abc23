"""Pictures of identity cards do not outlive the decision."""

import logging

from sellers.accounts.events import RegistrationApproved, RegistrationLapsed, RegistrationRejected, RegistrationWithdrawn
from sellers.accounts.models import BusinessRegistration, RegistrationDocument

logger = logging.getLogger(__name__)

AFTER_DECISION = "deleted after the decision on the dossier"
Ended = RegistrationApproved | RegistrationRejected | RegistrationWithdrawn | RegistrationLapsed


def erase_identity_card(event: Ended, *, event_id: str) -> None:
    """Removes the card's pictures from the disk; that they were there, and why they went, stays."""
    registration = BusinessRegistration.objects.get(pk=event.registration_id)
    if registration.may_be_withdrawn:
        return
    for paper in registration.documents.of_identity_card().select_related("document"):
        paper.document.erase(AFTER_DECISION)


def erase_forgotten_cards() -> None:
    """Erases the cards that their dossier's end left behind, because the storage was away for longer than its job tried.

    Without waiting: `registration.id_picture_days` is the last moment that the policy promises, not the first.
    """
    for paper in RegistrationDocument.objects.cards_after_the_end().select_related("document").order_by("pk"):
        try:
            paper.document.erase(AFTER_DECISION)
        except OSError:
            # The others go all the same, and this one with a later run.
            logger.exception("the card in the dossier %s could not be deleted", paper.registration_id)
