"""Crafts, tools, animals, plants and places."""

import math

from marketplace.demonstration.drawing.canvas import Canvas, Colour, shade

WOOD: Colour = (158, 104, 60)
STEEL: Colour = (150, 158, 166)
GREEN: Colour = (58, 124, 72)


def basket(c: Canvas, colour: Colour) -> None:
    """Woven baskets."""
    c.shadow(640, 800, 440, 60)
    for x, size in ((420, 1.0), (850, 1.15)):
        half, foot, high = 190 * size, 790, 250 * size
        c.ring(x, foot - high, half * 0.7, 150 * size, shade(colour, -0.3), 20)
        c.polygon([(x - half, foot - high), (x + half, foot - high), (x + half * 0.8, foot), (x - half * 0.8, foot)], colour)
        for row in range(8):
            y = foot - high + 16 + row * high / 8
            for column in range(10):
                left = x - half * 0.94 + column * half * 0.188
                tone = shade(colour, 0.2 if (row + column) % 2 else -0.2)
                c.rectangle(left, y, left + half * 0.17, y + high / 11, tone, 6)
        c.rectangle(x - half - 12, foot - high - 22, x + half + 12, foot - high + 20, shade(colour, -0.3), 20)


def pottery(c: Canvas, colour: Colour) -> None:
    """Pots and vases."""
    c.shadow(640, 800, 440, 60)
    for x, size in ((380, 0.85), (660, 1.2), (940, 0.8)):
        foot = 800
        c.ellipse(x, foot - 150 * size, 150 * size, 150 * size, shade(colour, -0.12))
        c.ellipse(x - 24 * size, foot - 160 * size, 112 * size, 124 * size, shade(colour, 0.08))
        c.rectangle(x - 54 * size, foot - 350 * size, x + 54 * size, foot - 250 * size, shade(colour, -0.08))
        c.ellipse(x, foot - 350 * size, 82 * size, 24 * size, shade(colour, 0.2))
        c.ellipse(x, foot - 350 * size, 58 * size, 15 * size, shade(colour, -0.5))
        c.line([(x - 134 * size, foot - 180 * size), (x + 134 * size, foot - 180 * size)], PALE, 12)
        c.line([(x - 144 * size, foot - 140 * size), (x + 144 * size, foot - 140 * size)], PALE, 6)


PALE: Colour = (250, 240, 214)


def furniture(c: Canvas, colour: Colour) -> None:
    """A table and a chair."""
    c.shadow(640, 850, 470, 40)
    c.rectangle(300, 500, 830, 550, shade(colour, 0.1), 10)
    for x in (330, 760):
        c.rectangle(x, 550, x + 40, 850, shade(colour, -0.15), 6)
    c.rectangle(300, 545, 830, 580, shade(colour, -0.1))
    c.rectangle(880, 350, 920, 850, shade(colour, -0.2), 8)
    c.rectangle(1060, 620, 1095, 850, shade(colour, -0.25), 8)
    c.rectangle(880, 600, 1100, 645, colour, 8)
    for y in (390, 460, 530):
        c.rectangle(890, y, 1020, y + 30, shade(colour, 0.1), 8)


def cloth(c: Canvas, colour: Colour) -> None:
    """Folded cloth and scarves."""
    c.shadow(640, 800, 440, 60)
    for step in range(5):
        y = 780 - step * 82
        tone = shade(colour, 0.25 - step * 0.1)
        c.rectangle(320 + step * 12, y - 74, 960 - step * 12, y, tone, 34)
        for stripe in range(8):
            left = 360 + stripe * 72
            c.rectangle(left, y - 74, left + 14, y, shade(tone, 0.4 if stripe % 2 else -0.3))
        c.line([(330 + step * 12, y - 8), (950 - step * 12, y - 8)], shade(tone, -0.3), 5)


def soap(c: Canvas, colour: Colour) -> None:
    """Soap bars and a small bottle of oil."""
    c.shadow(640, 800, 440, 60)
    for x, y in ((420, 770), (560, 700), (440, 630)):
        c.rectangle(x - 130, y - 80, x + 130, y, shade(colour, -0.15), 24)
        c.rectangle(x - 126, y - 84, x + 126, y - 16, shade(colour, 0.15), 22)
        c.ellipse(x, y - 50, 50, 20, shade(colour, -0.05))
    c.rectangle(780, 470, 960, 790, (198, 140, 60), 40)
    c.rectangle(830, 380, 910, 490, (40, 40, 44), 16)
    c.rectangle(800, 560, 940, 720, (252, 246, 232), 12)
    c.leaf(870, 700, 110, 20, GREEN)


def incense(c: Canvas, colour: Colour) -> None:
    """Bundles of incense, spread like flowers."""
    c.shadow(640, 820, 430, 50)
    for base in (400, 640, 880):
        for step in range(34):
            angle = math.pi * (0.2 + 0.6 * step / 33)
            x, y = base + 240 * math.cos(angle), 640 - 250 * math.sin(angle) + 60
            c.line([(base, 760), (x, y)], shade(colour, 0.2 * (step % 3 - 1)), 8)
        c.rectangle(base - 34, 720, base + 34, 810, (150, 40, 40), 12)


def machine(c: Canvas, colour: Colour) -> None:
    """A pump or a small machine."""
    c.shadow(640, 810, 440, 50)
    c.rectangle(300, 740, 980, 790, shade(STEEL, -0.4), 12)
    c.rectangle(360, 480, 760, 745, colour, 50)
    for step in range(7):
        c.rectangle(400 + step * 48, 470, 420 + step * 48, 750, shade(colour, -0.2), 6)
    c.circle(840, 620, 150, shade(STEEL, -0.1))
    c.circle(840, 620, 112, shade(STEEL, 0.25))
    c.circle(840, 620, 44, shade(STEEL, -0.35))
    c.rectangle(800, 380, 880, 500, shade(STEEL, -0.05), 10)
    c.rectangle(776, 360, 904, 400, shade(STEEL, -0.3), 10)
    c.rectangle(470, 420, 650, 482, shade(colour, -0.35), 14)


def fish(c: Canvas, colour: Colour) -> None:
    """Fish on a leaf."""
    c.shadow(640, 800, 460, 50)
    c.ellipse(640, 720, 460, 110, GREEN)
    c.ellipse(640, 706, 430, 92, shade(GREEN, 0.15))
    for y, side in ((560, 1), (650, -1), (735, 1)):
        c.ellipse(640, y, 270, 62, shade(colour, -0.15))
        c.ellipse(640 - 14 * side, y - 10, 250, 44, shade(colour, 0.15))
        tail = 640 - 260 * side
        c.polygon([(tail, y), (tail - 100 * side, y - 70), (tail - 70 * side, y), (tail - 100 * side, y + 70)], shade(colour, -0.1))
        c.circle(640 + 200 * side, y - 12, 15, (250, 250, 246))
        c.circle(640 + 202 * side, y - 12, 8, (30, 30, 30))
        for step in range(5):
            c.ring(640 + (90 - step * 56) * side, y, 22, 30, shade(colour, -0.25), 4)


def shrimps(c: Canvas, colour: Colour) -> None:
    """Shrimps, fresh or dried."""
    c.shadow(640, 800, 440, 50)
    c.ellipse(640, 710, 440, 120, (240, 240, 236))
    for _ in range(26):
        x, y = c.random.uniform(360, 920), c.random.uniform(560, 740)
        turn = c.random.uniform(0, 2 * math.pi)
        tone = shade(colour, c.random.uniform(-0.12, 0.15))
        arc = [(x + 62 * math.cos(turn + t * 0.5), y + 44 * math.sin(turn + t * 0.5)) for t in range(6)]
        for step, (px, py) in enumerate(arc):
            c.circle(px, py, 30 - step * 3.6, shade(tone, 0.12 if step % 2 else -0.08))


def eggs(c: Canvas, colour: Colour) -> None:
    """Eggs in a nest of straw."""
    c.shadow(640, 810, 430, 50)
    for _ in range(240):
        x, y = c.random.uniform(300, 980), c.random.uniform(660, 800)
        c.line(
            [(x, y), (x + c.random.uniform(-130, 130), y + c.random.uniform(-30, 30))],
            shade((206, 164, 88), c.random.uniform(-0.25, 0.2)),
            7,
        )
    for x, y in ((440, 640), (600, 620), (760, 640), (520, 540), (690, 535), (860, 600)):
        c.ball(x, y, 84, shade(colour, c.random.uniform(-0.05, 0.08)), 1.25)


def plant(c: Canvas, colour: Colour) -> None:
    """A plant in a pot."""
    c.shadow(640, 830, 330, 46)
    c.line([(640, 620), (640, 330)], WOOD, 24)
    for step in range(30):
        angle = step * 2.4
        away = 60 + step * 6
        x, y = 640 + away * math.cos(angle), 400 + away * 0.62 * math.sin(angle)
        c.leaf(x, y + 50, 120, 46 * math.cos(angle), shade(GREEN, c.random.uniform(-0.2, 0.25)))
        if step % 4 == 0:
            c.circle(x, y, 24, colour)
    c.polygon([(470, 610), (810, 610), (760, 830), (520, 830)], (176, 96, 62))
    c.rectangle(446, 580, 834, 634, (196, 112, 74), 12)


def landscape(c: Canvas, colour: Colour) -> None:
    """The mountain, the plain and the lake, for tours and stays."""
    c.polygon([(120, 720), (560, 260), (760, 440), (860, 380), (1180, 720)], shade(colour, -0.1))
    c.polygon([(120, 720), (560, 260), (600, 500), (480, 720)], shade(colour, 0.12))
    c.rectangle(0, 690, 1280, 960, (120, 176, 196))
    for step in range(9):
        y = 715 + step * 28
        c.line([(100 + step * 60, y), (380 + step * 70, y)], (180, 214, 224), 6)
    for x in (160, 230, 1040, 1110, 1180):
        c.line([(x, 730), (x + 6, 560)], WOOD, 16)
        for lean in (-90, -50, 0, 50, 90):
            c.leaf(x + 6, 570, 130 - abs(lean) * 0.7, lean, GREEN)


def hands(c: Canvas, colour: Colour) -> None:
    """Services: a toolbox with its tools."""
    c.shadow(640, 810, 430, 50)
    for x, high in ((500, 280), (640, 340), (780, 260)):
        c.rectangle(x - 16, 720 - high, x + 16, 620, shade(STEEL, 0.1), 8)
        c.rectangle(x - 42, 700 - high, x + 42, 760 - high, shade(STEEL, -0.2), 12)
    c.rectangle(340, 590, 940, 800, colour, 24)
    c.rectangle(340, 590, 940, 650, shade(colour, -0.25), 24)
    c.rectangle(580, 630, 700, 690, (242, 177, 52), 10)
    c.ring(640, 560, 160, 60, shade(colour, -0.4), 20)
