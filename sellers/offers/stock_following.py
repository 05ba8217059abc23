"""When orders change what is left, whoever shows the offer is told."""

from django.db import transaction

from marketplace.commerce.partner.events import StockChanged
from marketplace.commerce.partner.models import StockRecord
from marketplace.events import publish
from sellers.offers.events import OfferChanged
from sellers.offers.models import Offer


def follow_stock(event: StockChanged, *, event_id: str) -> None:
    """Counts the offers' revisions up, so that newer documents are taken for newer. Doing it twice does no harm."""
    with transaction.atomic():
        shown = StockRecord.objects.filter(pk__in=event.stockrecord_ids, is_for_sale=True).values("offer_id")
        offers = Offer.objects.filter(pk__in=shown)
        offers.bump()
        for pk in offers.order_by("pk").values_list("pk", flat=True):
            publish(OfferChanged(offer_id=pk))
