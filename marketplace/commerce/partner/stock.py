"""Reserving, freeing and handing over stock: the only way by which orders change what is left.

Rows are changed in primary-key order, each by one guarded statement, so that two purchases can neither sell the same unit twice nor wait
for each other in a circle. All of it runs in the caller's transaction: when one of the goods falls short, nothing is reserved.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from oscar.apps.partner.exceptions import InvalidStockAdjustment

from marketplace.commerce.partner.errors import OutOfStock
from marketplace.commerce.partner.events import StockChanged
from marketplace.commerce.partner.models import StockRecord
from marketplace.events import publish


@dataclass(frozen=True)
class Reservation:
    """Proof that these quantities, by stock record, have been reserved in the present transaction."""

    quantities: Mapping[int, int]

    def covers(self, lines: Iterable[tuple[int, int]]) -> bool:
        """Whether all (stock record, quantity) pairs are within what was reserved."""
        return all(self.quantities.get(pk, 0) >= quantity for pk, quantity in total(lines).items())


def total(lines: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Quantities by stock record, in primary-key order; several lines of the same goods are added up."""
    counted: Counter[int] = Counter()
    for pk, quantity in lines:
        counted[pk] += quantity
    return dict(sorted(counted.items()))


@transaction.atomic
def reserve(quantities: Mapping[int, int]) -> Reservation:
    """Reserves everything or raises OutOfStock with all that falls short."""
    ordered = dict(sorted(quantities.items()))
    short = [pk for pk, quantity in ordered.items() if not StockRecord.objects.take(pk, quantity)]
    if short:
        raise OutOfStock(short)
    _tell(ordered)
    return Reservation(ordered)


@transaction.atomic
def release(quantities: Mapping[int, int]) -> None:
    """Frees what a cancelled or refused order had reserved."""
    _each(quantities, StockRecord.objects.give_back)


@transaction.atomic
def consume(quantities: Mapping[int, int]) -> None:
    """What an order had reserved leaves the seller's stock with the goods."""
    _each(quantities, StockRecord.objects.hand_over)


def _each(quantities: Mapping[int, int], change: Callable[[int, int], bool]) -> None:
    for pk, quantity in sorted(quantities.items()):
        if not change(pk, quantity):
            raise InvalidStockAdjustment(f"stock record {pk}: {quantity} are not reserved")
    _tell(quantities)


def _tell(quantities: Mapping[int, int]) -> None:
    publish(StockChanged(stockrecord_ids=sorted(quantities)))
