"""The paper of a certificate: a file in the private store that is gone with a row that does not stand."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from marketplace.media.documents import store
from marketplace.media.documents.intake import TakenIn, take_in
from marketplace.media.documents.models import PrivateDocument
from marketplace.people.models import User
from sellers.certificates.models import Certificate

TITLE = "certificate"
REPLACED = "replaced by its owner"
WITHDRAWN = "withdrawn before it was checked"
Upload = BinaryIO | TakenIn


class Paper:
    """A file in the store that waits for its row."""

    def __init__(self, taken: TakenIn, name: str) -> None:
        self.taken, self.name = taken, name

    def record(self, by: User) -> PrivateDocument:
        """The row; within the transaction of the certificate's own."""
        return PrivateDocument.objects.record(self.taken, stored_as=self.name, owner=by, title=TITLE)


@contextmanager
def kept(upload: Upload) -> Iterator[Paper]:
    """Takes a file in and keeps it unless the block fails; raises DocumentRefused."""
    taken = upload if isinstance(upload, TakenIn) else take_in(upload)
    name = store.keep(taken.content)
    try:
        yield Paper(taken, name)
    except BaseException:
        store.erase(name)
        raise


def may_open(document: PrivateDocument, reader: object) -> bool:
    """Whether `reader` works for the seller whose certificate the document proves."""
    return Certificate.objects.filter(document=document, seller__memberships__user=reader).exists()  # type: ignore[misc]
