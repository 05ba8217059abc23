"""What orders refuse.

BusinessError
├── ReasonMissing       whoever turns down the other side's order says why
├── StockNotReserved    an order was about to be made of goods that were not reserved for it
└── SellerClosed        a seller stopped trading before the order stood
"""

from django.utils.translation import gettext_lazy as _

from marketplace.lifecycles import BusinessError


class ReasonMissing(BusinessError):
    """A reason must be given."""

    message = _("Write the reason: the other side will read it.")


class StockNotReserved(BusinessError):
    """The quantities in the order are more than what was reserved."""

    message = _("These goods have not been reserved.")


class SellerClosed(BusinessError):
    """A seller does not take orders now; `partner_ids` says which."""

    message = _("The seller is not taking orders at the moment.")

    def __init__(self, partner_ids: list[int]) -> None:
        self.partner_ids = partner_ids
        super().__init__()
