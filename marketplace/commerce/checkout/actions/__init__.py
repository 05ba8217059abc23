"""What can be done at checkout: one file each."""

from marketplace.commerce.checkout.actions.place_purchase import place_purchase

__all__ = ["place_purchase"]
