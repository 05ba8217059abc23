"""Why a document is not taken in.

BusinessError
└── DocumentRefused      root; nothing was kept
    ├── WrongFormat      neither PDF, JPEG, PNG, WebP nor HEIC, whatever its name says
    ├── TooBig           more than 10 MB, or more than 25 million points (WebP: 13 million)
    ├── Unreadable       the format is right and the content broken
    └── NoRoom           the disk did not take it
"""

from django.utils.translation import gettext_lazy as _

from marketplace.lifecycles import BusinessError


class DocumentRefused(BusinessError):
    """The file was not kept."""


class WrongFormat(DocumentRefused):
    """The content decides, not the name."""

    message = _("Only PDF, JPEG, PNG, WebP and HEIC files can be taken. Photograph the paper, or save it as PDF.")


class TooBig(DocumentRefused):
    """Beyond what is taken."""

    message = _("This file is too big: at most 10 MB and 25 million points (WebP: 13 million).")


class Unreadable(DocumentRefused):
    """A broken or half-sent file."""

    message = _("This file cannot be opened; it may be damaged. Take the photo again or choose another file.")


class NoRoom(DocumentRefused):
    """The store is full or away."""

    message = _("The file could not be stored just now. Nothing was lost; try again in a few minutes.")
