"""Taking a removal back: what was removed travels in a signed token, so nothing has to be remembered."""

from dataclasses import dataclass

from django.core import signing

SALT = "marketplace.commerce.basket.undo"
GOOD_FOR_SECONDS = 24 * 3600


@dataclass(frozen=True)
class Removed:
    """What was in the basket."""

    stockrecord_id: int
    quantity: int


def token(removed: Removed) -> str:
    """The token of a removal."""
    return signing.dumps([removed.stockrecord_id, removed.quantity], salt=SALT, compress=True)


def read(text: str) -> Removed | None:
    """What was removed; None for a token that is old or not ours."""
    try:
        stockrecord_id, quantity = signing.loads(text, salt=SALT, max_age=GOOD_FOR_SECONDS)
    except signing.BadSignature:
        return None
    return Removed(int(stockrecord_id), int(quantity))
