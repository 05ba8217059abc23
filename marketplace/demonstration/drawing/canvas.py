"""A small drawing surface in units of 1280 × 960, drawn one and a half times as large and halved for smooth edges: 960 × 720 pixels."""

import colorsys
import random
from collections.abc import Iterable

from PIL import Image, ImageDraw, ImageFilter

WIDTH, HEIGHT, SCALE, HALF = 1280, 960, 1.5, 2
Colour = tuple[int, int, int]
Point = tuple[float, float]


def hex_colour(text: str) -> Colour:
    """#RRGGBB as numbers."""
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def shade(colour: Colour, amount: float) -> Colour:
    """Lighter (amount > 0) or darker (< 0), from -1 to 1."""
    towards = 255 if amount > 0 else 0
    part = abs(amount)
    return tuple(round(c + (towards - c) * part) for c in colour)  # type: ignore[return-value]


def turn(colour: Colour, degrees: float) -> Colour:
    """The colour with its hue turned, so that one motif makes several pictures."""
    hue, light, strength = colorsys.rgb_to_hls(*(c / 255 for c in colour))
    return tuple(round(c * 255) for c in colorsys.hls_to_rgb((hue + degrees / 360) % 1, light, strength))  # type: ignore[return-value]


class Canvas:
    """Draws with a random generator of its own, so that the same seed gives the same picture."""

    def __init__(self, seed: str, ground: Colour, table: Colour) -> None:
        self.random = random.Random(seed)  # noqa: S311 - pictures, not secrets
        self.image = Image.new("RGB", (round(WIDTH * SCALE), round(HEIGHT * SCALE)), ground)
        self._draw = ImageDraw.Draw(self.image)
        self._background(ground, table)

    def _background(self, ground: Colour, table: Colour) -> None:
        steps = 48
        for step in range(steps):
            top = HEIGHT * step / steps
            self.rectangle(0, top, WIDTH, top + HEIGHT / steps + 1, shade(ground, 0.25 - 0.3 * step / steps))
        sun_x, sun_y = self.random.uniform(860, 1080), self.random.uniform(190, 300)
        for radius, amount in ((240, 0.18), (190, 0.3), (140, 0.45)):
            self.circle(sun_x, sun_y, radius, shade(ground, amount))
        self.rectangle(0, 700, WIDTH, HEIGHT, table)
        self.rectangle(0, 700, WIDTH, 708, shade(table, 0.25))

    def _points(self, points: Iterable[Point]) -> list[Point]:
        return [(x * SCALE, y * SCALE) for x, y in points]

    def rectangle(self, x0: float, y0: float, x1: float, y1: float, colour: Colour, radius: float = 0) -> None:
        """A box from corner to corner, with rounded corners if wanted."""
        self._draw.rounded_rectangle((x0 * SCALE, y0 * SCALE, x1 * SCALE, y1 * SCALE), radius * SCALE, fill=colour)

    def ellipse(self, x: float, y: float, rx: float, ry: float, colour: Colour) -> None:
        """An ellipse around its middle."""
        self._draw.ellipse(((x - rx) * SCALE, (y - ry) * SCALE, (x + rx) * SCALE, (y + ry) * SCALE), fill=colour)

    def circle(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """A circle around its middle."""
        self.ellipse(x, y, radius, radius, colour)

    def polygon(self, points: Iterable[Point], colour: Colour) -> None:
        """A filled outline."""
        self._draw.polygon(self._points(points), fill=colour)

    def line(self, points: Iterable[Point], colour: Colour, width: float) -> None:
        """A line with round joints."""
        placed = self._points(points)
        self._draw.line(placed, fill=colour, width=round(width * SCALE), joint="curve")
        for x, y in (placed[0], placed[-1]):
            half = width * SCALE / 2
            self._draw.ellipse((x - half, y - half, x + half, y + half), fill=colour)

    def ring(self, x: float, y: float, rx: float, ry: float, colour: Colour, width: float) -> None:
        """The outline of an ellipse."""
        box = ((x - rx) * SCALE, (y - ry) * SCALE, (x + rx) * SCALE, (y + ry) * SCALE)
        self._draw.ellipse(box, outline=colour, width=round(width * SCALE))

    def shadow(self, x: float, y: float, rx: float, ry: float, strength: float = 0.35) -> None:
        """What stands on the table darkens it."""
        # Blurred small and pasted only where it falls: a shadow has no detail, and the whole picture is large.
        part = 8
        wide, high = round(rx * 1.5 * SCALE / part) * 2, round(ry * 2.2 * SCALE / part) * 2
        small = Image.new("L", (wide, high), 0)
        inner = (wide / 2 - rx * SCALE / part, high / 2 - ry * SCALE / part, wide / 2 + rx * SCALE / part, high / 2 + ry * SCALE / part)
        ImageDraw.Draw(small).ellipse(inner, fill=round(255 * strength))
        mask = small.filter(ImageFilter.GaussianBlur(3)).resize((wide * part, high * part))
        place = (round(x * SCALE - wide * part / 2), round(y * SCALE - high * part / 2))
        self.image.paste((40, 30, 20), (*place, place[0] + mask.width, place[1] + mask.height), mask)

    def ball(self, x: float, y: float, radius: float, colour: Colour, squash: float = 1.0) -> None:
        """A round thing with light from the upper left."""
        self.ellipse(x, y, radius, radius * squash, shade(colour, -0.22))
        for part, amount in ((0.92, -0.08), (0.78, 0.05), (0.55, 0.16), (0.3, 0.3)):
            offset = radius * (1 - part) * 0.55
            self.ellipse(x - offset, y - offset * squash, radius * part, radius * part * squash, shade(colour, amount))

    def leaf(self, x: float, y: float, length: float, lean: float, colour: Colour) -> None:
        """A pointed leaf that begins at (x, y) and ends `lean` to the side and `length` up."""
        tip = (x + lean, y - length)
        side = length * 0.22
        middle = (x + lean * 0.45, y - length * 0.55)
        self.polygon([(x, y), (middle[0] - side, middle[1]), tip, (middle[0] + side, middle[1])], colour)
        self.line([(x, y), tip], shade(colour, -0.2), 3)

    def finished(self) -> Image.Image:
        """The picture at its final size."""
        return self.image.reduce(HALF)
