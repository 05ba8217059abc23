"""Where Oscar asks which ways of shipping a basket has: those of the seller of its goods."""

from typing import Any

from oscar.apps.shipping.repository import Repository as OscarRepository

from marketplace.commerce.shipping.methods import SellersMethod, methods_of


class Repository(OscarRepository):
    """The seller's ways; a basket of several sellers is asked for per seller."""

    def get_available_shipping_methods(self, basket: Any, shipping_addr: Any = None, **kwargs: Any) -> list[SellersMethod]:
        """Those of the seller of the first line."""
        lines = basket.all_lines()
        return methods_of(lines[0].stockrecord.partner) if lines else []
