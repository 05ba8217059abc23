"""What offers refuse.

BusinessError
├── TermsRefused      a price, quantity, minimum, validity or unit that no offer may have; `field` says which
├── NotReady          the seller may not have goods on sale (yet)
├── LastDayOver       the offer's last day passed while it waited for an officer
├── AnotherIsLive     another version of the same product is on sale
└── StillFresh        the offer was confirmed in the meantime, so it does not go stale or expire
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from marketplace.lifecycles import BusinessError


class TermsRefused(BusinessError):
    """`field` is the name of the offer's field."""

    def __init__(self, field: str, message: str | Promise) -> None:
        self.field = field
        super().__init__(message)


class NotReady(BusinessError):
    """The seller is suspended, or his identity has not been checked."""

    message = _("This seller may not have goods on sale at the moment.")


class LastDayOver(BusinessError):
    """Buyers would see it for an hour at most; the seller writes a new last day."""

    message = _("The last day of this offer has passed while it waited. Return it, so that the seller writes a new one.")


class AnotherIsLive(BusinessError):
    """One live offer per product."""

    message = _("Another version of this offer is on sale; it must be withdrawn first.")


class StillFresh(BusinessError):
    """Somebody reconfirmed it while the job was on its way."""

    message = _("This offer was reconfirmed in the meantime.")
