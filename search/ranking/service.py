"""How sellers deal with their orders, measured from what became of them."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from marketplace.commerce.order.models import Order
from marketplace.commerce.order.querysets import Service
from search.models import SellerService
from search.ranking import weights
from search.ranking.signals import NEUTRAL, service
from sellers.accounts.models import Seller
from sellers.offers.models import Offer

MEASURED = ["orders", "answered_in_time", "fulfilled", "factor", "measured_at"]
BATCH = 1000


def factors_of(seller_ids: Iterable[int]) -> dict[int, float]:
    """What the services of these sellers count; those that were never measured are missing. One query."""
    return dict(SellerService.objects.filter(pk__in=set(seller_ids)).values_list("pk", "factor"))


def measure(now: dt.datetime | None = None) -> list[int]:
    """Measures every seller's service anew; returns the ids of the offers whose place it changes, their revisions counted up.

    A seller whose old orders are forgotten is neutral again.
    """
    now = now or timezone.now()
    found = {each.partner_id: each for each in Order.objects.service_by_partner(now - dt.timedelta(days=weights.SERVICE_DAYS), now)}
    before = dict(SellerService.objects.values_list("pk", "factor"))
    sellers = dict(Seller.objects.filter(partner__in=found).values_list("pk", "partner_id"))
    rows = [_measured(seller_id, found[partner_id], now) for seller_id, partner_id in sorted(sellers.items())]
    factors = {row.pk: row.factor for row in rows}
    changed = [pk for pk in factors.keys() | before.keys() if factors.get(pk, NEUTRAL) != before.get(pk, NEUTRAL)]
    with transaction.atomic():
        SellerService.objects.exclude(pk__in=factors).delete()
        SellerService.objects.bulk_create(rows, update_conflicts=True, unique_fields=["seller"], update_fields=MEASURED, batch_size=BATCH)
        offers = Offer.objects.filter(seller__in=changed).standing()
        offers.bump()
    return list(offers.order_by("pk").values_list("pk", flat=True))


def _measured(seller_id: int, of: Service, now: dt.datetime) -> SellerService:
    factor = service(orders=of.asked, answered_in_time=of.answered_in_time, fulfilled=of.fulfilled)
    return SellerService(
        seller_id=seller_id, orders=of.asked, answered_in_time=of.answered_in_time, fulfilled=of.fulfilled, factor=factor, measured_at=now
    )
