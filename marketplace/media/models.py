"""The tables of the media room."""

from marketplace.media.documents.models import PrivateDocument
from marketplace.media.pictures.models import Picture

__all__ = ["Picture", "PrivateDocument"]
