"""The basket of a buyer.

Differs from Oscar's: freezing is a compare-and-set, so that of two presses of the button only one goes on; lines come with their seller.
"""

from django.db import models
from oscar.apps.basket.abstract_models import AbstractBasket


class Basket(AbstractBasket):
    """What a buyer, signed in or not, is about to order."""

    def freeze_if_open(self) -> bool:
        """Freezes the basket; False when it was not open (any more). Waits for a purchase of the same basket that is under way."""
        frozen = Basket.objects.filter(pk=self.pk, status=self.OPEN).update(status=self.FROZEN)
        if frozen:
            self.status = self.FROZEN
        return bool(frozen)

    def all_lines(self) -> "models.QuerySet[Line]":
        """The lines with what a page or an order needs of them, read once."""
        if self.pk is None:
            return Line.objects.none()
        if self._lines is None:
            self._lines = (
                self.lines.select_related("product", "stockrecord__picture", "stockrecord__partner__commune__province")
                .prefetch_related("attributes")
                .order_by("pk")
            )
        return self._lines

    def keep_lines(self, lines: "list[Line]") -> None:
        """Takes these as the basket's lines, as if they had just been read."""
        self._lines = self.lines.order_by("pk")
        self._lines._result_cache = lines

    def read_again(self) -> None:
        """Forgets the lines that were read."""
        self._lines = None


from oscar.apps.basket.models import *
from oscar.apps.basket.models import Line
