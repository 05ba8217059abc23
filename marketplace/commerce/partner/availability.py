"""Whether goods can be ordered now, and if not, why (Oscar's policies know neither sellers that stand still nor minimum orders)."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from oscar.apps.partner.availability import Base

from marketplace.commerce.partner.models import StockRecord


class Orderable(Base):
    """For sale, by a seller who trades, and something is left.

    `is_purchase_permitted` answers for a quantity; the reason is a sentence for the buyer.
    """

    def __init__(self, stockrecord: StockRecord) -> None:
        self.stockrecord = stockrecord

    @property
    def num_available(self) -> int:
        """How many can still be ordered."""
        return self.stockrecord.left

    @property
    def closed_because(self) -> str | Promise:
        """Why nothing at all can be ordered now; empty when something can."""
        stock = self.stockrecord
        if not stock.partner.is_trading:
            return gettext_lazy("The seller is not taking orders at the moment.")
        if not stock.is_for_sale:
            return gettext_lazy("This is no longer for sale.")
        if stock.left < max(stock.minimum_quantity, 1):
            return gettext_lazy("Sold out.")
        return ""

    @property
    def code(self) -> str:  # type: ignore[override]
        """Oscar's code for styling."""
        return "unavailable" if self.closed_because else "instock"

    @property
    def message(self) -> str:  # type: ignore[override]
        """What a buyer reads beside the price."""
        return str(self.closed_because) or _("In stock")

    @property
    def is_available_to_buy(self) -> bool:
        """Whether the smallest order is possible."""
        return not self.closed_because

    def is_purchase_permitted(self, quantity: int) -> tuple[bool, str]:
        """Whether that many can be ordered, and if not, why."""
        reason = str(self.closed_because) or self._amiss(quantity)
        return not reason, reason

    def _amiss(self, quantity: int) -> str:
        stock = self.stockrecord
        if quantity < stock.minimum_quantity:
            return _("The smallest order is %(minimum)d %(unit)s.") % {"minimum": stock.minimum_quantity, "unit": stock.unit}
        if quantity > stock.left:
            return _("Only %(left)d %(unit)s are left.") % {"left": stock.left, "unit": stock.unit}
        return ""
