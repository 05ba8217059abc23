"""A category to look at."""

from typing import Any

from catalogue.tree import forget_tree
from sellers.accounts.models import Seller
from tests.factories.offers import category


def add(world: Any, ours: Seller, theirs: Seller) -> None:
    """Its address."""
    world.things["category_slug"] = category("Đặc sản").slug
    forget_tree()
