"""Removing pictures that nothing shows: uploads of forms that were never finished, and files whose row was rolled back."""

import datetime as dt

from django.db import transaction
from django.db.models import ProtectedError, Q
from django.utils import timezone

from marketplace.media.pictures import store
from marketplace.media.pictures.models import Picture

# A person may come back to an unfinished form the next day.
KEPT_SECONDS = 48 * 3600
AT_ONCE = 500


def sweep() -> int:
    """Removes what is old enough and unused; returns how many pictures went. Whatever refers to Picture by a foreign key keeps it."""
    unused = Q()
    for relation in Picture._meta.related_objects:
        unused &= Q(**{f"{relation.name}__isnull": True})
    old = timezone.now() - dt.timedelta(seconds=KEPT_SECONDS)
    gone = sum(_remove(picture) for picture in Picture.objects.filter(unused, created_at__lt=old)[:AT_ONCE])
    return gone + _remove_files_without_rows()


def _remove(picture: Picture) -> int:
    try:
        with transaction.atomic():
            picture.delete()
    except ProtectedError:  # somebody has just begun to use it
        return 0
    store.erase(picture.name)
    return 1


def _remove_files_without_rows() -> int:
    names = list(store.names_older_than(KEPT_SECONDS))
    known = set(Picture.objects.filter(name__in=names).values_list("name", flat=True))
    for name in set(names) - known:
        store.erase(name)
    return len(set(names) - known)
