"""What happens to categories."""

from dataclasses import dataclass

from marketplace.events import Event


@dataclass(frozen=True, kw_only=True)
class CategoryRenamed(Event):
    """A category is called otherwise; its offers are found by the new name."""

    category_id: int
