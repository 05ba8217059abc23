"""What can be done to a basket: one file each."""

from marketplace.commerce.basket.actions.add_goods import add_goods
from marketplace.commerce.basket.actions.change_quantity import change_quantity
from marketplace.commerce.basket.actions.remove_line import remove_line

__all__ = ["add_goods", "change_quantity", "remove_line"]
