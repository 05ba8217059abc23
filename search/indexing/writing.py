"""Writing the present state of offers into the engines."""

import logging
from collections.abc import Iterable, Iterator

from search.backends.engines import elasticsearch, postgresql
from search.backends.postgresql.writing import in_batches
from search.backends.protocol import Unavailable
from search.documents import OfferDocument, documents_of
from search.models import SearchDocument
from sellers.offers.models import Offer

logger = logging.getLogger(__name__)


def write_offers(offer_ids: Iterable[int], *, repair: bool = False) -> int:
    """Brings both engines to the present state of these offers: visible ones are written, others removed. Returns how many were read.

    PostgreSQL is written first. When Elasticsearch does not answer, the rows stay marked as unmirrored and `catch_up` writes them later.
    """
    count = 0
    for batch in in_batches(offer_ids):
        # Versions are read before visibility: what became visible in between is then removed with an older version, and comes back.
        versions = dict(Offer.objects.filter(pk__in=batch).values_list("pk", "revision"))
        documents = list(documents_of(readable(batch)))
        shown = {document.offer_id: document.version for document in documents}
        gone = {offer_id: version for offer_id, version in versions.items() if offer_id not in shown}
        postgresql().index(documents, repair=repair)
        postgresql().delete(gone, repair=repair)
        _mirror(documents, gone, repair=repair)
        count += len(versions)
    return count


def readable(offer_ids: list[int]) -> list[Offer]:
    """Those of the offers that may be shown now, with what their documents need."""
    return list(Offer.objects.visible().filter(pk__in=offer_ids).select_related("seller__partner", "category"))


def all_documents() -> Iterator[OfferDocument]:
    """Documents of every offer that may be shown, in the order of ids, read in batches."""
    offer_ids = Offer.objects.visible().order_by("pk").values_list("pk", flat=True)
    for batch in in_batches(offer_ids.iterator()):
        yield from documents_of(readable(batch))


def _mirror(documents: list[OfferDocument], gone: dict[int, int], *, repair: bool) -> None:
    engine = elasticsearch()
    if engine is None:
        return
    try:
        engine.index(documents, repair=repair)
        engine.delete(gone, repair=repair)
    except Unavailable as error:
        logger.warning("%d offers wait for Elasticsearch: %.200s", len(documents) + len(gone), error)
        return
    written = {document.offer_id: document.version for document in documents} | gone
    for offer_id, version in written.items():
        SearchDocument.objects.filter(offer_id=offer_id, version=version).update(mirrored=version)
