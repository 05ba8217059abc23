"""What waits for the seller today among his offers."""

import datetime as dt

from django.utils import timezone

from sellers.offers.freshness import fresh_for, grace
from sellers.offers.models import Offer
from sellers.workspace.panels import Panel
from sellers.workspace.request import SellerRequest

SOON = dt.timedelta(days=5)
SHOWN = 5


def offers_today(request: SellerRequest) -> Panel:
    """Offers returned by an officer, offers that left the results, and offers that will within days."""
    own = Offer.objects.of(request.seller)
    returned = list(own.returned().order_by("pk"))
    stale = list(own.stale().order_by("confirmed_at"))
    soon = list(own.going_stale_before(timezone.now() + SOON, fresh_for(), grace()).order_by("confirmed_at"))
    context = {
        "returned": returned[:SHOWN],
        "stale": stale[:SHOWN],
        "soon": soon[:SHOWN],
        "more": max(0, len(stale) + len(soon) - 2 * SHOWN),
    }
    return Panel("workspace/offers/today.html", len(returned) + len(stale) + len(soon), context)
