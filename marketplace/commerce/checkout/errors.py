"""What checkout refuses; nothing was ordered.

BusinessError
├── NothingToOrder      the basket holds nothing that can be ordered
├── TermsChanged        price, charge, quantity or goods are no longer what the buyer saw; `changes` are sentences that name them
├── DeliveryRefused     a seller does not offer the chosen way of delivery
└── OwnGoods            the buyer works for a seller of these goods
"""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from marketplace.lifecycles import BusinessError


class NothingToOrder(BusinessError):
    """The basket is empty, or nothing in it can be ordered."""

    message = _("There is nothing in your basket that can be ordered now.")


class TermsChanged(BusinessError):
    """What would be ordered differs from what was shown; the buyer must look again."""

    message = _("Something changed while you were filling this in. Nothing has been ordered yet: look at the changes, then order again.")

    def __init__(self, changes: Sequence[str]) -> None:
        self.changes = list(changes)
        super().__init__()


class DeliveryRefused(BusinessError):
    """The seller does not offer that way of delivery."""

    message = _("Choose how you will get the goods of each seller.")


class OwnGoods(BusinessError):
    """Orders to oneself would only make a stall look busy."""

    message = _("You work for this seller: you cannot order your own goods.")
