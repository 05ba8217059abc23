"""Everything anew: after a change of the mapping or of the lexemes, or where nothing was yet."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.models import F
from django.utils import timezone

from search.backends.engines import elasticsearch
from search.backends.protocol import SearchBackend
from search.documents import OfferDocument
from search.indexing.changes import SinceLastAsked
from search.indexing.drift import repair
from search.indexing.writing import all_documents, write_offers
from search.models import SearchDocument
from search.vocabulary import remake_vocabulary

Watch = Callable[[Iterable[OfferDocument]], Iterable[OfferDocument]]

# Any number of our own: PostgreSQL keeps advisory locks by number.
LOCK = 7_301_001


class RebuildRunning(Exception):
    """Somebody else rebuilds the index."""


def rebuild(engine: SearchBackend, *, watch: Watch = iter) -> int:
    """Builds the engine's index anew from the database and returns how many documents it has; searches go on meanwhile.

    What changes while it is built is in it before it answers. `watch` sees the documents pass.
    """
    with _alone():
        started = timezone.now()
        count = engine.rebuild(watch(all_documents()), meanwhile=SinceLastAsked())
        if engine.name == "elasticsearch":
            # Of what is acknowledged already nothing is written: its eighty lexemes would be entered into the index anew.
            SearchDocument.objects.filter(changed_at__lt=started).exclude(mirrored=F("version")).update(mirrored=F("version"))
        else:
            remake_vocabulary()
        repair(engine)
        return count


def bring_up_to_date(engine: SearchBackend, *, watch: Watch = iter) -> bool:
    """Rebuilds the engine's index if another release's rules built it, and says whether it did."""
    if engine.is_current:
        return False
    rebuild(engine, watch=watch)
    return True


def catch_up() -> int:
    """Writes to Elasticsearch what it has not acknowledged; returns how many offers. Raises Unavailable while it does not answer."""
    engine = elasticsearch()
    if engine is None:
        return 0
    if not engine.is_built:
        return rebuild(engine)
    behind = SearchDocument.objects.exclude(version=F("mirrored")).order_by("offer_id").values_list("offer_id", flat=True)
    return write_offers(list(behind), repair=True)


@contextmanager
def _alone() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            raise RebuildRunning
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
