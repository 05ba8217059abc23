"""How far the communes of the exchange lie from each other: points inside them, as the crow flies."""

import math
from functools import lru_cache

from marketplace.places.models import Commune
from search.ranking import weights
from search.ranking.signals import Near

EARTH_KM = 6371.0
# As many places as buyers of a morning come from; a law moves communes, and then the process starts anew.
MOST_KEPT = 1000


def near(commune: str) -> Near | None:
    """The rings around a commune; None where it is not known or has no point."""
    found = _rings(commune) if commune else None
    return Near(commune, found) if found else None


@lru_cache(maxsize=MOST_KEPT)
def _rings(code: str) -> tuple[tuple[float, tuple[str, ...]], ...]:
    here = Commune.objects.filter(pk=code, latitude__isnull=False, longitude__isnull=False).first()
    if here is None:
        return ()
    others = Commune.objects.of_the_exchange().filter(latitude__isnull=False, longitude__isnull=False)
    far = {other.pk: 0.0 if other.pk == code else kilometres(_point(here), _point(other)) for other in others}
    rings: list[tuple[float, tuple[str, ...]]] = []
    reached: set[str] = set()
    for limit, factor in weights.DISTANCE:
        ring = tuple(sorted(other for other, km in far.items() if km <= limit and other not in reached))
        reached.update(ring)
        if ring:
            rings.append((factor, ring))
    return tuple(rings)


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Between two points given as latitude and longitude in degrees."""
    (north, east), (north_there, east_there) = ((math.radians(degrees) for degrees in point) for point in (one, other))
    half = math.sin((north_there - north) / 2) ** 2 + math.cos(north) * math.cos(north_there) * math.sin((east_there - east) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(half))


def _point(commune: Commune) -> tuple[float, float]:
    assert commune.latitude is not None
    assert commune.longitude is not None
    return commune.latitude, commune.longitude
