"""What happens to stock."""

from dataclasses import dataclass

from marketplace.events import Event


@dataclass(frozen=True, kw_only=True)
class StockChanged(Event):
    """What is left of some goods changed because of an order; readers look the present figures up."""

    stockrecord_ids: list[int]
