"""The basket of a buyer.

Differs from Oscar's: it stays open through purchases, for what is ordered leaves it and what cannot be ordered yet stays in it; lines come
with their seller.
"""

from django.db import models
from oscar.apps.basket.abstract_models import AbstractBasket


class Basket(AbstractBasket):
    """What a buyer, signed in or not, is about to order."""

    def hold(self) -> None:
        """Until the transaction ends nobody else orders from this basket. Waits for a purchase that is under way."""
        Basket.objects.select_for_update(no_key=True).get(pk=self.pk)

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
