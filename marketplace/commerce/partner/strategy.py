"""Price and availability of goods.

Differs from Oscar's: a basket line is charged by its own stock record (Oscar takes the product's first), availability follows the seller
and the offer, and prices are whole đồng that contain whatever tax there is.
"""

from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from oscar.apps.partner.availability import Unavailable
from oscar.apps.partner.prices import TaxInclusiveFixedPrice
from oscar.apps.partner.prices import Unavailable as NoPrice
from oscar.apps.partner.strategy import PurchaseInfo, Structured, UseFirstStockRecord

from catalogue.models import Product
from marketplace.commerce.partner.availability import Orderable
from marketplace.commerce.partner.models import StockRecord

ZERO = Decimal(0)


class ExchangeStrategy(UseFirstStockRecord, Structured):
    """The one strategy of the exchange, the same for everybody."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)  # type: ignore[no-untyped-call]

    def fetch_for_line(self, line: Any, stockrecord: StockRecord | None = None) -> PurchaseInfo:
        """What the line's own stock record says."""
        own = stockrecord or line.stockrecord
        return PurchaseInfo(self.pricing_policy(line.product, own), self.availability_policy(line.product, own), own)

    def pricing_policy(self, product: Product, stockrecord: StockRecord | None) -> TaxInclusiveFixedPrice | NoPrice:
        """The seller's price in whole đồng, taxes included."""
        if stockrecord is None or stockrecord.price is None:
            return NoPrice()
        return TaxInclusiveFixedPrice(currency=stockrecord.price_currency, excl_tax=stockrecord.price.quantize(Decimal(1)), tax=ZERO)

    def availability_policy(self, product: Product, stockrecord: StockRecord | None) -> Orderable | Unavailable:
        """Whether it can be ordered now."""
        return Unavailable() if stockrecord is None else Orderable(stockrecord)


class Selector:
    """What Oscar asks for the strategy."""

    def strategy(self, request: HttpRequest | None = None, user: object = None, **kwargs: object) -> ExchangeStrategy:
        """The strategy of the exchange."""
        return ExchangeStrategy(request)
