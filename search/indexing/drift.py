"""What an engine has, against what the database says."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from django.conf import settings

from search.backends.protocol import SLICE, SearchBackend
from search.indexing.slices import checksums_of_the_database, differing, slices_of_the_database
from search.indexing.writing import write_offers
from sellers.offers.models import Offer

Watch = Callable[[list[int]], Iterable[int]]
Look = Callable[[SearchBackend], "Drift"]


@dataclass
class Drift:
    """Offer ids by what is wrong: not in the engine, there with another version or certificates, there though they may not be shown.

    `slices` were added up and `looked_into` of them compared offer by offer. `sums` are the checksums of what is outdated or extra, by id:
    what the database says (nothing of an extra one) and what the engine has.
    """

    slices: int = 0
    looked_into: int = 0
    missing: list[int] = field(default_factory=list)
    outdated: list[int] = field(default_factory=list)
    extra: list[int] = field(default_factory=list)
    sums: dict[int, tuple[int | None, int]] = field(default_factory=dict)

    @property
    def offers(self) -> list[int]:
        """All ids that are wrong, in order."""
        return sorted({*self.missing, *self.outdated, *self.extra})

    def __bool__(self) -> bool:
        return bool(self.missing or self.outdated or self.extra)

    def lasting_since(self, before: "Drift") -> "Drift":
        """What an earlier look saw as it is now; what was written or changed in between is on its way."""
        was_missing = set(before.missing)
        return replace(
            self,
            missing=[offer_id for offer_id in self.missing if offer_id in was_missing],
            outdated=[offer_id for offer_id in self.outdated if before.sums.get(offer_id) == self.sums[offer_id]],
            extra=[offer_id for offer_id in self.extra if before.sums.get(offer_id) == self.sums[offer_id]],
        )


def drift(engine: SearchBackend) -> Drift:
    """Compares counts and checksums of slices, and in those that differ those of offers: of a million offers a thousand sums travel."""
    found = Drift()
    for number, differs in differing(slices_of_the_database(), engine.slices()):
        found.slices += 1
        if differs:
            found.looked_into += 1
            _compare(found, engine, number * SLICE, number * SLICE + SLICE - 1)
    return found


def lasting_drift(engine: SearchBackend) -> Drift:
    """What differs and still does after a while: an offer that was changed a second ago differs until its job has run."""
    first = drift(engine)
    if not first:
        return first
    time.sleep(settings.SEARCH_SECOND_LOOK_SECONDS)
    return drift(engine).lasting_since(first)


def repair(engine: SearchBackend, *, look: Look = drift, watch: Watch = iter) -> Drift:
    """Writes again what is wrong, in both engines, and returns what it was. `watch` sees the ids pass."""
    found = look(engine)
    write_offers(watch(found.offers), repair=True)
    _remove_unknown(engine, found.extra)
    return found


def _compare(found: Drift, engine: SearchBackend, first: int, last: int) -> None:
    theirs = dict(engine.checksums(first, last))
    ours = checksums_of_the_database(first, last)
    extra = sorted(theirs.keys() - ours.keys())
    outdated = sorted(offer_id for offer_id in ours.keys() & theirs.keys() if ours[offer_id] != theirs[offer_id])
    found.missing += sorted(ours.keys() - theirs.keys())
    found.extra += extra
    found.outdated += outdated
    found.sums |= {offer_id: (ours.get(offer_id), theirs[offer_id]) for offer_id in (*extra, *outdated)}


def _remove_unknown(engine: SearchBackend, offer_ids: list[int]) -> None:
    """Documents of offers that the database does not have at all (a restored backup) have no version to go by but their own."""
    known = set(Offer.objects.filter(pk__in=offer_ids).values_list("pk", flat=True))
    unknown = [offer_id for offer_id in offer_ids if offer_id not in known]
    if unknown:
        engine.delete(dict(_versions_of(engine, unknown)), repair=True)


def _versions_of(engine: SearchBackend, offer_ids: list[int]) -> Iterator[tuple[int, int]]:
    wanted = set(offer_ids)
    for number in sorted({offer_id // SLICE for offer_id in wanted}):
        first = number * SLICE
        yield from (pair for pair in engine.versions(first, first + SLICE - 1) if pair[0] in wanted)
