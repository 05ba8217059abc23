"""What certificates refuse.

BusinessError
├── ContentRefused    something that no certificate may say; `field` says which
├── NumberTaken       the same paper is here already
├── TooManyWaiting    the seller has enough of them with the officers
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
    """One paper, one certificate. Another level, or a renewal with its own day of issue, is another paper whatever its number."""

    def __init__(self) -> None:
        said = _("You have handed in this paper already: kind, number and day of issue are the same. A renewal has a day of its own.")
        super().__init__("number", said)


class TooManyWaiting(BusinessError):
    """`most` is how many a seller may have undecided at a time."""

    def __init__(self, most: int) -> None:
        said = _("%(most)d of your certificates wait for a decision or for your correction. Hand in this one when some of them are done.")
        super().__init__(said % {"most": most})


class Expired(BusinessError):
    """Buyers would never see it."""

    message = _("The last day of this certificate has passed. Return it or refuse it.")


class ReasonNeeded(BusinessError):
    """The seller reads it."""

    message = _("Write the reason: the seller reads it.")


class AlreadyDone(BusinessError):
    """Nothing to do."""

    message = _("This has been done already.")
