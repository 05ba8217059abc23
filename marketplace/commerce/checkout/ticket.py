"""The ticket of one purchase: which basket, which pressing of the button. Signed, so nobody finds another's purchase by it."""

import secrets
from dataclasses import dataclass

from django.core import signing

SALT = "marketplace.commerce.checkout.ticket"
GOOD_FOR_SECONDS = 7 * 24 * 3600


@dataclass(frozen=True)
class Ticket:
    """Goes through the form as text."""

    basket_id: int
    key: str

    @classmethod
    def of(cls, basket_id: int) -> "Ticket":
        """A new ticket for a basket."""
        return cls(basket_id, secrets.token_urlsafe(12))

    def text(self) -> str:
        """Signed."""
        return signing.dumps([self.basket_id, self.key], salt=SALT)

    @classmethod
    def read(cls, text: str) -> "Ticket | None":
        """None when it is old or not ours."""
        try:
            basket_id, key = signing.loads(text, salt=SALT, max_age=GOOD_FOR_SECONDS)
        except signing.BadSignature:
            return None
        return cls(int(basket_id), str(key))
