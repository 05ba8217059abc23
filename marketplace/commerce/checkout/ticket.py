"""The ticket of one purchase: from which basket, and after which other. Signed, so nobody finds another's purchase by it.

All open tabs of a basket hold the same ticket until something is ordered from it, so they order once between them.
"""

from dataclasses import dataclass

from django.core import signing

from marketplace.commerce.basket.models import Basket

SALT = "marketplace.commerce.checkout.ticket"
GOOD_FOR_SECONDS = 7 * 24 * 3600


@dataclass(frozen=True)
class Ticket:
    """Goes through the form as text."""

    basket_id: int
    after: int

    @classmethod
    def of(cls, basket: Basket) -> "Ticket":
        """The basket's next purchase."""
        return cls(basket.pk, basket.purchases.order_by("-pk").values_list("pk", flat=True).first() or 0)

    @property
    def key(self) -> str:
        """The purchase's idempotency key."""
        return f"{self.basket_id}:{self.after}"

    def text(self) -> str:
        """Signed."""
        return signing.dumps([self.basket_id, self.after], salt=SALT)

    @classmethod
    def read(cls, text: str) -> "Ticket | None":
        """None when it is old or not ours."""
        try:
            basket_id, after = signing.loads(text, salt=SALT, max_age=GOOD_FOR_SECONDS)
            return cls(int(basket_id), int(after))
        except (signing.BadSignature, ValueError):
            return None
