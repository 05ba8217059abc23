"""What a signed-in buyer need not type again."""

from typing import Any

from django.contrib.auth.models import AnonymousUser

from marketplace.commerce.order.models import Order
from marketplace.people.models import User


def what_is_known_of(user: User | AnonymousUser) -> dict[str, Any]:
    """Initial values of the form: his account's, and where his last order went."""
    if not isinstance(user, User):
        return {}
    known: dict[str, Any] = {"phone": user.phone or "", "name": user.full_name, "email": user.email or ""}
    last = Order.objects.filter(user=user, shipping_address__isnull=False).select_related("shipping_address__commune__province").first()
    if last and last.shipping_address:
        known |= {"street": last.shipping_address.line1, "commune": last.shipping_address.commune}
    return known
