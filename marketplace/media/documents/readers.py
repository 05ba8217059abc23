"""Who may open a private document besides its owner and officers: rooms above say so for the documents that are theirs."""

from collections.abc import Callable
from typing import Any

from marketplace.media.documents.models import PrivateDocument

MayOpen = Callable[[PrivateDocument, Any], bool]
_asked: dict[str, MayOpen] = {}


def admit(name: str, may_open: MayOpen) -> None:
    """From now on whoever `may_open(document, person)` names may open the document; `name` is the room's, and counts once."""
    _asked[name] = may_open


def may_read(document: PrivateDocument, person: Any) -> bool:
    """Whether a person who is signed in may open the document."""
    return document.owner_id == person.pk or bool(person.is_officer) or any(ask(document, person) for ask in _asked.values())
