"""The vocabulary of this process: read from its snapshot, looked at again every minute, made anew by the worker.

With it the certificates that goods have today, by which names of certificates in a search are read.
"""

import threading
import time
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from search.models import SearchDocument, VocabularySnapshot
from search.text.tokens import fold_all
from search.text.vocabulary import Vocabulary
from sellers.certificates.standing import standing_codes

SECONDS_BETWEEN_LOOKS = 60.0
ROWS_AT_ONCE = 2000
NEVER = float("-inf")


@dataclass
class _Held:
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    made_at: object = None
    looked_at: float = NEVER

    @property
    def is_due(self) -> bool:
        return time.monotonic() - self.looked_at >= SECONDS_BETWEEN_LOOKS

    def look(self) -> None:
        newest = VocabularySnapshot.objects.values_list("made_at", flat=True).first()
        if newest is not None and newest != self.made_at:
            snapshot = VocabularySnapshot.objects.get()
            self.vocabulary, self.made_at = Vocabulary.unpack(bytes(snapshot.packed)), snapshot.made_at
        self.vocabulary.certificates = standing_codes()
        self.looked_at = time.monotonic()


_held = _Held()
_looking = threading.Lock()


def current_vocabulary() -> Vocabulary:
    """The vocabulary as this process knows it; at most a minute behind its snapshot and the certificates.

    One thread looks; meanwhile the others go on with what is known, and wait only where nothing is.
    """
    held = _held
    if held.is_due and _looking.acquire(blocking=held.looked_at == NEVER):
        try:
            if held.is_due:
                held.look()
        finally:
            _looking.release()
    return held.vocabulary


def forget_vocabulary() -> None:
    """Looks at the snapshot again with the next question."""
    global _held
    _held = _Held()


def remake_vocabulary() -> Vocabulary:
    """Learns all titles anew; the snapshot is written only where they say something else, so that nobody unpacks the same again."""
    rows = SearchDocument.objects.filter(is_gone=False).values_list("toned", "seller_words", "brand_words")
    vocabulary = Vocabulary()
    for title, seller, brand in rows.iterator(chunk_size=ROWS_AT_ONCE):
        vocabulary.learn(title.split(), fold_all([*seller.split(), *brand.split()]))
    packed = vocabulary.pack()
    if not VocabularySnapshot.objects.filter(packed=packed).exists():
        with transaction.atomic():
            VocabularySnapshot.objects.all().delete()
            VocabularySnapshot.objects.create(made_at=timezone.now(), packed=packed)
    return vocabulary
