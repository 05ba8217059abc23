"""What happens to categories."""

from dataclasses import dataclass

from marketplace.events import Event


@dataclass(frozen=True, kw_only=True)
class CategoryRenamed(Event):
    """A category goes by another Vietnamese name, by which its goods are found."""

    category_id: int
