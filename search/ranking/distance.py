"""How far the communes of the exchange lie from each other: points inside them, as the crow flies."""

import math
from collections.abc import Collection
from functools import lru_cache

from marketplace.places.models import Commune
from search.ranking import weights
from search.ranking.signals import Near

EARTH_KM = 6371.0
# "Near": what one fetches on a motorbike without a second thought; the points lie inside the communes, so neighbours are some 5-10 km away.
NEARBY_KM = 10
# As many places as buyers of a morning come from; a law moves communes, and then the process starts anew.
MOST_KEPT = 1000


def near(*communes: str) -> Near | None:
    """The rings around a commune, or around several taken together; None where none is known."""
    known = tuple(sorted({commune for commune in communes if commune}))
    found = _rings(known) if known else None
    return Near(known, found) if found else None


def around(communes: Collection[str]) -> tuple[str, ...]:
    """These communes and their neighbours within NEARBY_KM of any of them."""
    return tuple(sorted({*communes, *(other for other, km in _distances(tuple(sorted(communes))) if km <= NEARBY_KM)}))


@lru_cache(maxsize=MOST_KEPT)
def _rings(codes: tuple[str, ...]) -> tuple[tuple[float, tuple[str, ...]], ...]:
    far = dict(_distances(codes))
    rings: list[tuple[float, tuple[str, ...]]] = []
    reached: set[str] = set()
    for limit, factor in weights.DISTANCE:
        ring = tuple(sorted(other for other, km in far.items() if km <= limit and other not in reached))
        reached.update(ring)
        if ring:
            rings.append((factor, ring))
    return tuple(rings)


@lru_cache(maxsize=MOST_KEPT)
def _distances(codes: tuple[str, ...]) -> tuple[tuple[str, float], ...]:
    """Each commune of the exchange with its kilometres from the nearest of these; nothing where none of them is known."""
    here = [_point(commune) for commune in Commune.objects.filter(pk__in=codes, latitude__isnull=False, longitude__isnull=False)]
    if not here:
        return ()
    others = Commune.objects.of_the_exchange().filter(latitude__isnull=False, longitude__isnull=False)
    return tuple((other.pk, 0.0 if other.pk in codes else min(kilometres(point, _point(other)) for point in here)) for other in others)


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Between two points given as latitude and longitude in degrees."""
    (north, east), (north_there, east_there) = ((math.radians(degrees) for degrees in point) for point in (one, other))
    half = math.sin((north_there - north) / 2) ** 2 + math.cos(north) * math.cos(north_there) * math.sin((east_there - east) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(half))


def _point(commune: Commune) -> tuple[float, float]:
    assert commune.latitude is not None
    assert commune.longitude is not None
    return commune.latitude, commune.longitude
