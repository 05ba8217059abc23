"""The place where Oscar looks for the writing of orders; the code is in `creation.py`."""

from marketplace.commerce.order.creation import OrderCreator, OrderNumberGenerator

__all__ = ["OrderCreator", "OrderNumberGenerator"]
