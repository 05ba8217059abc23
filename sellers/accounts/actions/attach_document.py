"""Attach a paper to a dossier."""

from typing import BinaryIO

from django.db import transaction

from marketplace.lifecycles import transition
from marketplace.media.documents import store
from marketplace.media.documents.intake import TakenIn, take_in
from marketplace.media.documents.models import PrivateDocument
from marketplace.people.models import User
from sellers.accounts.models import BusinessRegistration, RegistrationDocument
from sellers.accounts.policies import is_applicant

REPLACED = "replaced by its owner"


def attach_document(registration: BusinessRegistration, *, by: User, slot: str, upload: BinaryIO | TakenIn) -> RegistrationDocument:
    """Puts a file, or what was taken in of it, into its slot in place of the old one, which is erased.

    Raises DocumentRefused; nothing was changed then.
    """
    taken = upload if isinstance(upload, TakenIn) else take_in(upload)
    name = store.keep(taken.content)
    try:
        with transition(registration, "edit", by=by, may=is_applicant, reason=f"document:{slot}"):
            old = registration.documents.filter(slot=slot).select_related("document").first()
            document = PrivateDocument.objects.record(taken, stored_as=name, owner=by, title=RegistrationDocument.Slot(slot))
            if old is None:
                return RegistrationDocument.objects.create(registration=registration, slot=slot, document=document)
            replaced, old.document = old.document, document
            old.save(update_fields=["document"])
            # Robust: the dossier is committed by then, and an error here would take the new paper's file away.
            transaction.on_commit(lambda: replaced.erase(REPLACED), robust=True)
            return old
    except BaseException:
        store.erase(name)
        raise
