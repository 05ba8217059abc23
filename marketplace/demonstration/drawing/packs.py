"""Goods in bottles, jars, sacks, pouches, boxes, and rice paper."""

from marketplace.demonstration.drawing.canvas import Canvas, Colour, shade

PAPER: Colour = (250, 244, 230)
INK: Colour = (70, 60, 50)


def _label(c: Canvas, x: float, y: float, half: float, height: float, colour: Colour) -> None:
    c.rectangle(x - half, y, x + half, y + height, PAPER, 8)
    c.rectangle(x - half, y, x + half, y + height * 0.2, colour, 8)
    c.circle(x, y + height * 0.5, height * 0.17, shade(colour, 0.25))
    for step in range(2):
        c.rectangle(
            x - half * 0.6, y + height * (0.75 + 0.11 * step), x + half * 0.6, y + height * (0.79 + 0.11 * step), shade(INK, 0.5), 3
        )


def bottles(c: Canvas, colour: Colour) -> None:
    """Bottles in a row."""
    c.shadow(640, 790, 440, 60)
    for x, size in ((370, 0.9), (640, 1.05), (910, 0.95)):
        foot, half, top = 780, 98 * size, 780 - 470 * size
        glass = shade(colour, c.random.uniform(-0.08, 0.08))
        c.rectangle(x - half, top + 130 * size, x + half, foot, shade(glass, -0.1), 34)
        c.rectangle(x - half * 0.36, top, x + half * 0.36, top + 170 * size, shade(glass, -0.1), 16)
        c.polygon(
            [
                (x - half * 0.36, top + 90 * size),
                (x + half * 0.36, top + 90 * size),
                (x + half, top + 190 * size),
                (x - half, top + 190 * size),
            ],
            shade(glass, -0.1),
        )
        c.rectangle(x - half * 0.8, top + 170 * size, x - half * 0.55, foot - 40, shade(glass, 0.3), 12)
        c.rectangle(x - half * 0.44, top - 34, x + half * 0.44, top + 26, shade(INK, 0.1), 10)
        _label(c, x, foot - 250 * size, half * 0.92, 190 * size, colour)


def jars(c: Canvas, colour: Colour) -> None:
    """Jars of something red, brown or golden."""
    c.shadow(640, 800, 440, 60)
    for x, size in ((350, 0.95), (640, 1.1), (930, 0.95)):
        half, foot = 130 * size, 790
        top = foot - 320 * size
        c.rectangle(x - half, top, x + half, foot, (226, 232, 230), 36)
        c.rectangle(x - half + 12, top + 50, x + half - 12, foot - 12, colour, 28)
        for _ in range(90):
            grain = shade(colour, c.random.uniform(-0.3, 0.35))
            c.circle(c.random.uniform(x - half + 26, x + half - 26), c.random.uniform(top + 66, foot - 26), c.random.uniform(3, 7), grain)
        c.rectangle(x - half * 0.94, top - 56, x + half * 0.94, top + 26, shade(colour, -0.45), 14)
        c.rectangle(x - half * 0.94, top - 56, x + half * 0.94, top - 40, shade(colour, -0.2), 8)
        _label(c, x, top + 100 * size, half * 0.72, 150 * size, colour)


def sacks(c: Canvas, colour: Colour) -> None:
    """Sacks of rice, meal or fertiliser."""
    c.shadow(640, 800, 450, 60)
    for x, size in ((400, 1.0), (860, 1.0), (640, 1.12)):
        half, foot = 190 * size, 800
        top = foot - 430 * size
        cloth = shade(PAPER, c.random.uniform(-0.06, 0.02))
        c.rectangle(x - half, top + 40, x + half, foot, shade(cloth, -0.12), 70)
        c.rectangle(x - half + 18, top + 44, x + half - 26, foot - 8, cloth, 60)
        c.polygon([(x - half * 0.5, top + 60), (x + half * 0.5, top + 60), (x + half * 0.72, top - 34), (x - half * 0.72, top - 34)], cloth)
        c.line([(x - half * 0.46, top + 54), (x + half * 0.46, top + 54)], shade(colour, -0.2), 18)
        c.rectangle(x - half + 18, top + 170 * size, x + half - 26, top + 300 * size, colour)
        c.circle(x, top + 235 * size, 54 * size, shade(colour, 0.6))


def pouches(c: Canvas, colour: Colour) -> None:
    """Stand-up pouches."""
    c.shadow(640, 800, 450, 60)
    for x, size in ((360, 0.95), (920, 0.95), (640, 1.1)):
        half, foot = 165 * size, 790
        top = foot - 420 * size
        paper = shade(colour, c.random.uniform(0.0, 0.12))
        c.polygon([(x - half * 0.9, top), (x + half * 0.9, top), (x + half, foot), (x - half, foot)], shade(paper, -0.12))
        c.polygon([(x - half * 0.9, top), (x + half * 0.75, top), (x + half * 0.82, foot - 14), (x - half * 0.95, foot - 6)], paper)
        c.rectangle(x - half * 0.9, top, x + half * 0.9, top + 36, shade(paper, -0.28))
        c.ellipse(x, top + 165 * size, half * 0.58, half * 0.5, PAPER)
        c.ellipse(x, top + 165 * size, half * 0.44, half * 0.37, shade(colour, -0.2))
        for step in range(3):
            c.rectangle(
                x - half * 0.5, top + (275 + step * 34) * size, x + half * (0.5 - step * 0.14), top + (289 + step * 34) * size, PAPER, 5
            )


def boxes(c: Canvas, colour: Colour) -> None:
    """Gift boxes."""
    c.shadow(640, 800, 460, 60)
    for x, y, half, high in ((640, 800, 330, 210), (640, 590, 270, 170)):
        c.polygon(
            [(x - half, y - high), (x + half, y - high), (x + half + 60, y - high - 60), (x - half + 60, y - high - 60)],
            shade(colour, 0.25),
        )
        c.polygon([(x + half, y - high), (x + half + 60, y - high - 60), (x + half + 60, y - 60), (x + half, y)], shade(colour, -0.3))
        c.rectangle(x - half, y - high, x + half, y, colour)
        c.rectangle(x - 34, y - high, x + 34, y, (242, 177, 52))
    for side in (-1, 1):
        c.ellipse(670 + side * 62, 346, 66, 36, (242, 177, 52))
    c.circle(670, 350, 24, (216, 150, 36))


def rice_paper(c: Canvas, colour: Colour) -> None:
    """Stacks of round rice paper, some leaning."""
    c.shadow(640, 800, 450, 60)
    for step in range(16):
        c.ellipse(640, 780 - step * 9, 320, 92, shade(colour, -0.14 if step % 2 else 0.04))
    for lean, x in ((0, 470), (1, 800)):
        c.ellipse(x, 500, 190, 205, shade(colour, -0.1))
        c.ellipse(x - 6, 496, 178, 192, shade(colour, 0.1))
        for _ in range(70):
            tone = shade(colour, -0.3) if lean else shade(colour, -0.18)
            c.circle(c.random.uniform(x - 120, x + 120), c.random.uniform(380, 610), c.random.uniform(2, 5), tone)


def grain(c: Canvas, colour: Colour) -> None:
    """A flat basket of seeds, nuts or beans."""
    c.shadow(640, 800, 460, 60)
    c.ellipse(640, 690, 430, 150, (150, 108, 62))
    c.ellipse(640, 668, 400, 128, (188, 142, 86))
    for _ in range(700):
        x = c.random.gauss(640, 150)
        y = c.random.gauss(630 - max(0, 110 - abs(x - 640) * 0.45) * 0.6, 36)
        if ((x - 640) / 380) ** 2 + ((y - 650) / 118) ** 2 < 1:
            c.ellipse(x, y, c.random.uniform(11, 17), c.random.uniform(8, 12), shade(colour, c.random.uniform(-0.3, 0.25)))


def bowl(c: Canvas, colour: Colour) -> None:
    """A bowl of something cooked or dried."""
    c.shadow(640, 800, 380, 60)
    c.polygon([(270, 560), (1010, 560), (860, 780), (420, 780)], (238, 240, 242))
    c.rectangle(500, 770, 780, 800, (214, 218, 222), 10)
    c.ellipse(640, 560, 370, 110, (214, 222, 228))
    c.ellipse(640, 556, 340, 92, shade(colour, -0.25))
    for _ in range(260):
        x, y = c.random.gauss(640, 130), c.random.gauss(535, 34)
        if ((x - 640) / 320) ** 2 + ((y - 545) / 84) ** 2 < 1:
            tone = shade(colour, c.random.uniform(-0.2, 0.3))
            c.line([(x, y), (x + c.random.uniform(-50, 50), y + c.random.uniform(-14, 14))], tone, 13)
    for x in (350, 930):
        c.circle(x, 655, 20, (47, 75, 143))
    c.line([(330, 640), (950, 640)], (47, 75, 143), 5)
