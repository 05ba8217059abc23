"""Delete the pictures of an identity card that lie in a dossier which is not handed in."""

from django.utils import timezone

from marketplace.lifecycles import ActionRefused, transition
from sellers.accounts.clock import cards_kept_since
from sellers.accounts.models import BusinessRegistration

NOT_HANDED_IN = "deleted because the dossier was not handed in"


def clear_card(registration: BusinessRegistration) -> BusinessRegistration:
    """The exchange's own act, by its periodic job: the dossier stays and asks for the card anew.

    Raises ActionRefused while the pictures are young or when the applicant was quicker.
    """
    with transition(registration, "clear_card", by=None):
        papers = list(registration.documents.cards_in_drafts(before=cards_kept_since(timezone.now())).select_related("document"))
        if not papers:
            raise ActionRefused
        for paper in papers:
            # The file goes first: after a crash the row still stands, and the job comes again.
            paper.document.erase(NOT_HANDED_IN)
            paper.delete()
    return registration
