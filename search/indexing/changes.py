"""The present state of offers, as engines are told: what to write and what to remove."""

import datetime as dt
from collections.abc import Iterator

from django.utils import timezone

from search.backends.postgresql.writing import in_batches
from search.backends.protocol import Changes
from search.documents import documents_of
from search.models import SearchDocument
from sellers.offers.models import Offer

# Times are taken before a row is committed; a row that was under way is read again.
OVERLAP = dt.timedelta(seconds=30)


def present_state(offer_ids: list[int]) -> Changes:
    """Visible offers to write, the others of the ids to remove."""
    # Versions are read before visibility: what became visible in between is then removed with an older version, and comes back.
    versions = dict(Offer.objects.filter(pk__in=offer_ids).values_list("pk", "revision"))
    documents = list(documents_of(readable(offer_ids)))
    shown = {document.offer_id for document in documents}
    return Changes(documents, {offer_id: version for offer_id, version in versions.items() if offer_id not in shown})


def readable(offer_ids: list[int]) -> list[Offer]:
    """Those of the offers that may be shown now, with what their documents need."""
    return list(Offer.objects.visible().filter(pk__in=offer_ids).select_related("seller__partner", "category"))


class SinceLastAsked:
    """What jobs have written since the last time it was asked, or since it was made."""

    def __init__(self) -> None:
        self.since = timezone.now()

    def __call__(self) -> Iterator[Changes]:
        """The present state of it, in batches."""
        since, self.since = self.since, timezone.now() - OVERLAP
        changed = SearchDocument.objects.filter(changed_at__gte=since).order_by("offer_id").values_list("offer_id", flat=True)
        for batch in in_batches(changed.iterator()):
            yield present_state(batch)
