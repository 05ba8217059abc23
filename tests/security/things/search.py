"""A category to look at, and words that an officer has added."""

from typing import Any

from catalogue.tree import forget_tree
from search.models import AddedWords, WordsKind
from sellers.accounts.models import Seller
from tests.factories.offers import category


def add(world: Any, ours: Seller, theirs: Seller) -> None:
    """Their addresses."""
    world.things["category_slug"] = category("Đặc sản").slug
    forget_tree()
    words = AddedWords.objects.create(kind=WordsKind.SYNONYM, said="bánh đa nem", meant="bánh tráng cuốn", note="Người Bắc gọi vậy")
    world.things["added_words"] = words.pk
