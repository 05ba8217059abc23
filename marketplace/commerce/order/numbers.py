"""Numbers of orders: counted per seller, short enough for the telephone. They open nothing; links carry tokens."""

from django.db import transaction
from django.db.models import F

from marketplace.commerce.order.errors import SellerClosed
from marketplace.commerce.partner.models import Partner


@transaction.atomic
def next_numbers(partner_ids: list[int]) -> dict[int, str]:
    """The next number of each seller, or SellerClosed when one of them does not trade.

    Counting locks the seller's row, in primary-key order, so a suspension waits until the order stands or is seen by it.
    """
    ordered = sorted(partner_ids)
    closed = [pk for pk in ordered if not _count(pk)]
    if closed:
        raise SellerClosed(closed)
    counted = Partner.objects.filter(pk__in=ordered).values_list("pk", "orders_counted")
    return {pk: f"DH{pk:03d}-{count:05d}" for pk, count in counted}


def _count(partner_id: int) -> bool:
    return bool(Partner.objects.trading().filter(pk=partner_id).update(orders_counted=F("orders_counted") + 1))
