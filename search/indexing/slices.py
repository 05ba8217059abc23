"""What the database says, added up by slices of ids, so that an engine of a million offers is compared by a thousand sums."""

from collections.abc import Iterator
from itertools import groupby

from django.db.models import BigIntegerField, Count, F, Func, IntegerField, Sum
from django.db.models.functions import Cast

from search.backends.protocol import SLICE, Slice
from search.backends.slices import CHECKSUM
from sellers.offers.models import Offer


class Checksum(Func):
    """The checksum of an offer's id and version."""

    template = CHECKSUM.format("%(expressions)s")
    arg_joiner = " || ':' || "
    output_field = BigIntegerField()


def slices_of_the_database() -> Iterator[Slice]:
    """Slices of the offers that may be shown, in order."""
    visible = Offer.objects.visible().order_by().annotate(slice=Cast(F("pk") / SLICE, IntegerField()))
    summed = visible.values("slice").annotate(count=Count("pk"), checksum=Sum(Checksum("pk", "revision"))).order_by("slice")
    return (Slice(*row) for row in summed.values_list("slice", "count", "checksum").iterator())


def differing(ours: Iterator[Slice], theirs: Iterator[Slice]) -> Iterator[tuple[int, bool]]:
    """Each slice that either has, by its number, and whether the two differ."""
    merged = sorted([*ours, *theirs], key=lambda each: each.number)
    for number, pair in groupby(merged, key=lambda each: each.number):
        first, *second = pair
        yield number, second != [first]
