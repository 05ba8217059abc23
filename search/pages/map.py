"""The communes of the province as a map: how many offers each has, and a link that narrows to it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from marketplace.design.figures import key_of, shade_of
from marketplace.places.outlines import province_outlines
from search.backends.protocol import Facets
from search.pages.asked import Asked
from search.pages.communes import commune_names
from search.pages.narrowing import address

# Some 70 KB each: the map of the home page's link and of the questions of the hour.
MAPS_KEPT = 64
# Stands for a commune's code in the address until its own is put in.
ANY = "00000"
POINT = re.compile(r"[ML](-?[\d.]+) (-?[\d.]+)")
Counts = tuple[tuple[str, int, bool], ...]


@dataclass(frozen=True)
class Outline:
    """A commune's border as SVG path data, and the middle of its largest part, where its count stands."""

    path: str
    x: float
    y: float


@dataclass(frozen=True)
class Place:
    """A commune on the map; a chosen one's link gives it up."""

    code: str
    name: str
    outline: Outline
    count: int
    shade: int
    url: str
    chosen: bool
    at_least: bool


def commune_map(asked: Asked, facets: Facets) -> SafeString:
    """The map with its table; drawn once for a question and its counts."""
    counts = tuple(sorted((code, count, facets.is_at_least("communes", code)) for code, count in facets.communes.items() if count))
    others = tuple((code, address(asked, communes=tuple(each for each in asked.communes if each != code))) for code in asked.communes)
    return _drawn(address(asked, communes=(*asked.communes, ANY)), others, counts, get_language() or "vi")


def forget_maps() -> None:
    """Draws every map anew at the next question."""
    _drawn.cache_clear()


@lru_cache(maxsize=MAPS_KEPT)
def _drawn(adding: str, giving_up: tuple[tuple[str, str], ...], counts: Counts, language: str) -> SafeString:
    without, names = dict(giving_up), commune_names()
    counted = {code: count for code, count, _at_least in counts}
    cut_off = {code for code, _count, at_least in counts if at_least}
    largest = max((counted.get(code, 0) for code in names), default=0)
    places = [
        Place(
            code=code,
            name=names.get(code, code),
            outline=outline,
            count=counted.get(code, 0),
            shade=shade_of(counted.get(code, 0), largest),
            url=without.get(code) or adding.replace(ANY, code),
            chosen=code in without,
            at_least=code in cut_off,
        )
        for code, outline in outlines().items()
    ]
    table = sorted((place for place in places if place.count or place.chosen), key=lambda place: (-place.count, place.name))
    frame = province_outlines(settings.HOME_PROVINCE_CODE)
    return render_to_string("search/map.html", {"places": places, "table": table, "view_box": frame.view_box, "key": key_of(largest)})


@lru_cache(maxsize=1)
def outlines() -> dict[str, Outline]:
    """The communes of the exchange's province."""
    return {code: _outline(path) for code, path in province_outlines(settings.HOME_PROVINCE_CODE).paths.items()}


def _outline(path: str) -> Outline:
    parts = [[(float(x), float(y)) for x, y in POINT.findall(part)] for part in path.split("Z") if part]
    _size, x, y = max(_middle(ring) for ring in parts)
    return Outline(path, round(x, 1), round(y, 1))


def _middle(ring: list[tuple[float, float]]) -> tuple[float, float, float]:
    """Area and centre of gravity of a ring."""
    double = across = down = 0.0
    for (x, y), (next_x, next_y) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x * next_y - next_x * y
        double, across, down = double + cross, across + (x + next_x) * cross, down + (y + next_y) * cross
    if not double:
        return 0.0, *ring[0]
    return abs(double) / 2, across / (3 * double), down / (3 * double)
