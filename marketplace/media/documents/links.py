"""Links to private documents: for one person, for five minutes."""

from typing import Any

from django.core import signing
from django.urls import reverse

from marketplace.media.documents.models import PrivateDocument

SALT = "media.documents"
SECONDS = 5 * 60


def document_url(document: PrivateDocument, *, reader: Any) -> str:
    """The address under which `reader` can open the document for the next five minutes."""
    return reverse("document", args=[signing.dumps([document.pk, reader.pk], salt=SALT)])


def read_token(token: str) -> tuple[int, int]:
    """(document, reader) of a token that still counts; raises signing.BadSignature."""
    document, reader = signing.loads(token, salt=SALT, max_age=SECONDS)
    return document, reader
