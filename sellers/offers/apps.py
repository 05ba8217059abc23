"""The offers room as a Django app."""

from django.apps import AppConfig


class SellOffersConfig(AppConfig):
    """See the package's docstring."""

    name = "sellers.offers"
    label = "offers"

    def ready(self) -> None:
        """Listens to what happens to stock."""
        from marketplace.commerce.partner.events import StockChanged
        from marketplace.events import subscribe
        from sellers.offers.stock_following import follow_stock

        subscribe(StockChanged, name="offers.follow_stock", run=follow_stock)
