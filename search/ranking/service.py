"""How sellers deal with their orders, measured from what became of them."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from marketplace.commerce.order.models import Order
from search.models import SellerService
from search.ranking import weights
from search.ranking.signals import NEUTRAL, service
from sellers.accounts.models import Seller
from sellers.offers.models import Offer


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
    changed: list[int] = []
    with transaction.atomic():
        SellerService.objects.exclude(pk__in=sellers).delete()
        for seller_id, partner_id in sorted(sellers.items()):
            each = found[partner_id]
            factor = service(orders=each.asked, answered_in_time=each.answered_in_time, fulfilled=each.fulfilled)
            values = {"orders": each.asked, "answered_in_time": each.answered_in_time, "fulfilled": each.fulfilled}
            SellerService.objects.update_or_create(pk=seller_id, defaults={**values, "factor": factor, "measured_at": now})
            if factor != before.get(seller_id, NEUTRAL):
                changed.append(seller_id)
        changed += [seller_id for seller_id, factor in before.items() if seller_id not in sellers and factor != NEUTRAL]
        offers = Offer.objects.filter(seller__in=changed).standing()
        offers.bump()
    return list(offers.order_by("pk").values_list("pk", flat=True))
