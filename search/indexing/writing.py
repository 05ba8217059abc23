"""Writing the present state of offers into the engines."""

import logging
from collections.abc import Iterable, Iterator

from django.db import connection

from search.backends.engines import elasticsearch, postgresql
from search.backends.postgresql.writing import in_batches
from search.backends.protocol import Changes, Unavailable
from search.documents import OfferDocument, documents_of
from search.indexing.changes import present_state, readable
from search.models import SearchDocument
from sellers.offers.models import Offer

logger = logging.getLogger(__name__)


def write_offers(offer_ids: Iterable[int], *, repair: bool = False) -> int:
    """Brings both engines to the present state of these offers: visible ones are written, others removed. Returns how many were read.

    PostgreSQL is written first. When Elasticsearch does not answer, the rows stay marked as unmirrored and `catch_up` writes them later.
    """
    count = 0
    for batch in in_batches(offer_ids):
        changes = present_state(batch)
        postgresql().index(changes.documents, repair=repair)
        postgresql().delete(changes.gone, repair=repair)
        _mirror(changes, repair=repair)
        count += len(changes.documents) + len(changes.gone)
    return count


def all_documents() -> Iterator[OfferDocument]:
    """Documents of every offer that may be shown, in the order of ids, read in batches."""
    offer_ids = Offer.objects.visible().order_by("pk").values_list("pk", flat=True)
    for batch in in_batches(offer_ids.iterator()):
        yield from documents_of(readable(batch))


def _mirror(changes: Changes, *, repair: bool) -> None:
    engine = elasticsearch()
    if engine is None:
        return
    try:
        engine.index(changes.documents, repair=repair)
        engine.delete(changes.gone, repair=repair)
    except Unavailable as error:
        logger.warning("%d offers wait for Elasticsearch: %.200s", len(changes.documents) + len(changes.gone), error)
        return
    written = {document.offer_id: document.version for document in changes.documents} | dict(changes.gone)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""UPDATE {SearchDocument._meta.db_table} AS stands SET mirrored = written.version
                FROM unnest(%s::bigint[], %s::bigint[]) AS written (offer_id, version)
                WHERE stands.offer_id = written.offer_id AND stands.version = written.version""",  # noqa: S608
            [list(written), list(written.values())],
        )
