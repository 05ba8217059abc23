"""The tables of the media room."""

from marketplace.media.pictures.models import Picture

__all__ = ["Picture"]
