"""What an engine has, against what the database says."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from search.backends.protocol import SearchBackend
from search.indexing.writing import write_offers
from sellers.offers.models import Offer


@dataclass
class Drift:
    """Offer ids by what is wrong: not in the engine, there with another version, there though they may not be shown."""

    compared: int = 0
    missing: list[int] = field(default_factory=list)
    outdated: list[int] = field(default_factory=list)
    extra: list[int] = field(default_factory=list)

    @property
    def offers(self) -> list[int]:
        """All ids that are wrong, in order."""
        return sorted({*self.missing, *self.outdated, *self.extra})

    def __bool__(self) -> bool:
        return bool(self.missing or self.outdated or self.extra)


def drift(engine: SearchBackend) -> Drift:
    """Compares ids and versions, both read in order, so that memory stays flat."""
    found = Drift()
    wanted = Offer.objects.visible().order_by("pk").values_list("pk", "revision").iterator()
    theirs = engine.versions()
    ours_now, theirs_now = next(wanted, None), next(theirs, None)
    while ours_now is not None or theirs_now is not None:
        found.compared += 1
        if theirs_now is None or (ours_now is not None and ours_now[0] < theirs_now[0]):
            assert ours_now is not None
            found.missing.append(ours_now[0])
            ours_now = next(wanted, None)
        elif ours_now is None or theirs_now[0] < ours_now[0]:
            found.extra.append(theirs_now[0])
            theirs_now = next(theirs, None)
        else:
            if ours_now[1] != theirs_now[1]:
                found.outdated.append(ours_now[0])
            ours_now, theirs_now = next(wanted, None), next(theirs, None)
    return found


def repair(engine: SearchBackend) -> Drift:
    """Writes again what is wrong, in both engines, and returns what it was."""
    found = drift(engine)
    write_offers(found.offers, repair=True)
    _remove_unknown(engine, found.extra)
    return found


def _remove_unknown(engine: SearchBackend, offer_ids: list[int]) -> None:
    """Documents of offers that the database does not have at all (a restored backup) have no version to go by but their own."""
    known = set(Offer.objects.filter(pk__in=offer_ids).values_list("pk", flat=True))
    unknown = {offer_id for offer_id in offer_ids if offer_id not in known}
    if unknown:
        engine.delete(dict(_versions_of(engine, unknown)), repair=True)


def _versions_of(engine: SearchBackend, offer_ids: set[int]) -> Iterator[tuple[int, int]]:
    return ((offer_id, version) for offer_id, version in engine.versions() if offer_id in offer_ids)
