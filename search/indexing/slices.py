"""What the database says, added up by slices of ids, so that an engine of a million offers is compared by a thousand sums."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from django.db.models import BigIntegerField, Count, F, Func, IntegerField, Q, Sum
from django.db.models.functions import Cast

from marketplace.language.dates import vietnam_today
from search.backends.postgresql.writing import in_batches
from search.backends.protocol import SLICE, Slice
from search.backends.slices import CHECKSUM, checksum
from sellers.certificates.models import Certificate
from sellers.certificates.models.kind import Covers
from sellers.certificates.standing import codes_of_goods
from sellers.offers.models import Offer


class Checksum(Func):
    """The checksum of an offer's id and version."""

    template = CHECKSUM.format("%(expressions)s")
    arg_joiner = " || ':' || "
    output_field = BigIntegerField()


def slices_of_the_database() -> Iterator[Slice]:
    """Slices of the offers that may be shown, in order. The database adds up ids and versions; what certificates change is put to it."""
    more = _of_certificates()
    visible = Offer.objects.visible().order_by().annotate(slice=Cast(F("pk") / SLICE, IntegerField()))
    summed = visible.values("slice").annotate(count=Count("pk"), checksum=Sum(Checksum("pk", "revision"))).order_by("slice")
    for number, count, total in summed.values_list("slice", "count", "checksum").iterator():
        yield Slice(number, count, total + more[number])


def checksums_of_the_database(first: int, last: int) -> dict[int, int]:
    """The checksum of each offer that may be shown and whose id lies between, by id."""
    rows = list(Offer.objects.visible().filter(pk__range=(first, last)).values_list("pk", "revision", "product_id"))
    codes = codes_of_goods([product for _pk, _revision, product in rows])
    return {pk: checksum(pk, revision, codes.get(product, ())) for pk, revision, product in rows}


def _of_certificates() -> Counter[int]:
    """By slice, how much more the checksums of offers with certificates are than those of their ids and versions."""
    found: Counter[int] = Counter()
    standing = Certificate.objects.standing(vietnam_today()).order_by()
    named = Q(product__in=standing.filter(kind__covers=Covers.GOODS).values("goods"))
    of_all = Q(seller__in=standing.filter(kind__covers=Covers.ALL).values("seller"))
    offers = Offer.objects.visible().filter(named | of_all).order_by()
    for batch in in_batches(offers.values_list("pk", "revision", "product_id").iterator()):
        codes = codes_of_goods([product for _pk, _revision, product in batch])
        for pk, revision, product in batch:
            found[pk // SLICE] += checksum(pk, revision, codes.get(product, ())) - checksum(pk, revision)
    return found


def differing(ours: Iterator[Slice], theirs: Iterator[Slice]) -> Iterator[tuple[int, bool]]:
    """Each slice that either has, by its number, and whether the two differ."""
    merged = sorted([*ours, *theirs], key=lambda each: each.number)
    for number, pair in groupby(merged, key=lambda each: each.number):
        first, *second = pair
        yield number, second != [first]
