"""Outlines of the province's communes as SVG paths, for maps drawn on the server."""

import csv
import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

UNITS_PER_DEGREE = 2_000

Ring = list[tuple[int, int]]


@dataclass(frozen=True)
class Outlines:
    """`paths` by commune code, in the units of a view box `width` by `height` with north up."""

    width: int
    height: int
    paths: dict[str, str]
    left: float
    top: float
    scale: float
    narrowing: float

    @property
    def view_box(self) -> str:
        return f"0 0 {self.width} {self.height}"

    def position(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Where a point stands in the view box, rounded to a tenth."""
        x = (longitude * UNITS_PER_DEGREE - self.left) * self.narrowing * self.scale
        y = (self.top - latitude * UNITS_PER_DEGREE) * self.scale
        return round(x, 1), round(y, 1)


@lru_cache(maxsize=8)
def province_outlines(province: str = "80", width: int = 600) -> Outlines:
    """Simplified to some 400 m, shared borders exactly equal. Raises FileNotFoundError for a province without outlines."""
    rings = _read(province)
    points = [point for its_rings in rings.values() for ring in its_rings for point in ring]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    bottom, top = min(y for _, y in points), max(y for _, y in points)
    # A degree of longitude is shorter than one of latitude by the cosine of the latitude.
    narrowing = math.cos(math.radians((bottom + top) / 2 / UNITS_PER_DEGREE))
    scale = width / ((right - left) * narrowing)
    empty = Outlines(width, math.ceil((top - bottom) * scale), {}, left, top, scale, narrowing)
    paths = {code: "".join(_path(ring, empty) for ring in its_rings) for code, its_rings in rings.items()}
    return Outlines(empty.width, empty.height, paths, left, top, scale, narrowing)


def _path(ring: Ring, frame: Outlines) -> str:
    positions = [frame.position(y / UNITS_PER_DEGREE, x / UNITS_PER_DEGREE) for x, y in ring]
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in positions) + "Z"


def _read(province: str) -> dict[str, list[Ring]]:
    path = Path(__file__).parent / "data" / f"outlines_{province}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["commune"]: [_unpack(ring) for ring in row["rings"].split("|")] for row in csv.DictReader(file)}


def _unpack(ring: str) -> Ring:
    """The first point, then steps from point to point, in units of 1/2000 degree."""
    numbers = [int(number) for number in ring.split()]
    x, y = numbers[0], numbers[1]
    points = [(x, y)]
    for step_x, step_y in zip(numbers[2::2], numbers[3::2], strict=True):
        x, y = x + step_x, y + step_y
        points.append((x, y))
    return points
