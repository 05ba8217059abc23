"""Files without a row: left by a process that was killed between writing the file and committing its row."""

import time

from marketplace.media.documents import store
from marketplace.media.documents.models import PrivateDocument

# Longer than any request takes.
OLD_ENOUGH_SECONDS = 24 * 3600


def sweep_documents() -> int:
    """Removes such files when they are a day old; returns how many."""
    removed = 0
    known = set(PrivateDocument.objects.filter(erased_at__isnull=True).values_list("stored_as", flat=True))
    before = time.time() - OLD_ENOUGH_SECONDS
    for path in store.root().glob("??/*"):
        if path.name not in known and path.stat().st_mtime < before:
            path.unlink(missing_ok=True)
            removed += 1
    return removed
