"""What certificates refuse.

BusinessError
├── ContentRefused    something that no certificate may say; `field` says which
├── NumberTaken       the same paper is here already
├── Expired           its last day passed while it waited for an officer
├── ReasonNeeded      the seller must be told why
└── AlreadyDone       the job was done by another, or came too early
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from marketplace.lifecycles import BusinessError


class ContentRefused(BusinessError):
    """`field` is the name of the certificate's field."""

    def __init__(self, field: str, message: str | Promise) -> None:
        self.field = field
        super().__init__(message)


class NumberTaken(ContentRefused):
    """One paper, one certificate; the new one of the same number takes the place of one that its seller has ended."""

    def __init__(self) -> None:
        said = _("You have handed in a certificate of this kind and number already. If this one renews it, withdraw the old one first.")
        super().__init__("number", said)


class Expired(BusinessError):
    """Buyers would never see it."""

    message = _("The last day of this certificate has passed. Return it or refuse it.")


class ReasonNeeded(BusinessError):
    """The seller reads it."""

    message = _("Write the reason: the seller reads it.")


class AlreadyDone(BusinessError):
    """Nothing to do."""

    message = _("This has been done already.")
