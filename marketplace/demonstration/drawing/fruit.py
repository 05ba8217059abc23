"""Fruit, roots and vegetables."""

import math

from marketplace.demonstration.drawing.canvas import Canvas, Colour, shade

GREEN: Colour = (62, 130, 70)
BROWN: Colour = (120, 80, 48)


def heap(c: Canvas, colour: Colour, *, radius: float = 92, squash: float = 1.0, rows: tuple[int, ...] = (5, 4, 2), top: str = "") -> None:
    """Round fruit, piled up."""
    c.shadow(640, 770, 420, 70)
    for level, number in enumerate(rows):
        y = 740 - level * radius * 1.45 * squash
        for place in range(number):
            x = 640 + (place - (number - 1) / 2) * radius * 1.72 + c.random.uniform(-8, 8)
            c.ball(x, y + c.random.uniform(-6, 6), radius, shade(colour, c.random.uniform(-0.1, 0.1)), squash)
            if top == "leaf":
                c.leaf(x, y - radius * 0.8 * squash, radius * 0.7, radius * 0.4, GREEN)
            elif top == "stem":
                c.line([(x, y - radius * squash * 0.9), (x + 8, y - radius * squash * 1.15)], BROWN, 10)


def custard_apple(c: Canvas, colour: Colour) -> None:
    """Custard apples with their scales."""
    c.shadow(640, 790, 430, 70)
    for x, y, radius in ((430, 640, 170), (850, 640, 170), (640, 560, 190)):
        c.ball(x, y, radius, colour, 1.02)
        for ring in range(1, 5):
            for step in range(5 + ring * 3):
                angle = step * 2 * math.pi / (5 + ring * 3) + ring * 0.3
                away = radius * ring / 5
                c.circle(x + away * math.cos(angle), y + away * math.sin(angle), radius * 0.14, shade(colour, 0.1 - 0.06 * ring))
        c.line([(x, y - radius), (x + 14, y - radius - 50)], BROWN, 14)


def dragon_fruit(c: Canvas, colour: Colour) -> None:
    """Dragon fruit, one of them cut."""
    c.shadow(640, 790, 430, 70)
    for x, y in ((400, 620), (650, 590)):
        c.ball(x, y, 170, colour, 1.12)
        for step in range(9):
            angle = step * 2 * math.pi / 9
            px, py = x + 120 * math.cos(angle), y + 140 * math.sin(angle)
            c.leaf(px, py + 30, 90, 30 * math.cos(angle), (110, 170, 80))
    c.ellipse(920, 640, 165, 175, colour)
    c.ellipse(920, 640, 140, 150, (250, 246, 240))
    for _ in range(160):
        angle, away = c.random.uniform(0, 2 * math.pi), 128 * math.sqrt(c.random.random())
        c.circle(920 + away * math.cos(angle), 640 + away * 1.06 * math.sin(angle), 4, (40, 36, 36))


def bananas(c: Canvas, colour: Colour) -> None:
    """Two hands of bananas."""
    c.shadow(640, 780, 430, 60)
    for base in (430, 850):
        for step in range(6):
            lean = (step - 2.5) * 62
            points = [(base + lean * 0.2, 420), (base + lean * 0.9, 560), (base + lean * 1.15, 700), (base + lean * 1.05, 755)]
            c.line(points, shade(colour, -0.15), 66)
            c.line([(x - 8, y) for x, y in points], shade(colour, 0.08 + step * 0.02), 44)
            c.circle(points[-1][0], points[-1][1] + 22, 12, (80, 60, 30))
        c.rectangle(base - 34, 370, base + 34, 440, (120, 130, 50), 16)


def melon(c: Canvas, colour: Colour) -> None:
    """Melons with stripes, and a slice."""
    c.shadow(640, 800, 440, 70)
    for x, y, radius in ((440, 590, 215), (800, 610, 195)):
        c.ball(x, y, radius, colour, 0.94)
        for step in range(-3, 4):
            c.ring(x, y, abs(step) / 3.4 * radius + 4, radius * 0.93, shade(colour, -0.32), 9)
    c.polygon([(560, 800), (900, 800), (730, 640)], (222, 70, 72))
    c.polygon([(545, 800), (915, 800), (905, 830), (555, 830)], shade(colour, -0.1))
    for _ in range(16):
        c.ellipse(c.random.uniform(640, 820), c.random.uniform(720, 785), 6, 9, (50, 30, 30))


def roots(c: Canvas, colour: Colour) -> None:
    """Cassava, sweet potatoes and the like."""
    c.shadow(640, 790, 440, 60)
    for step in range(7):
        x, y = 330 + step * 100, 690 + (step % 2) * 50
        tilt = c.random.uniform(-60, 60)
        points = [(x - tilt, y - 210), (x - tilt * 0.3, y - 90), (x + tilt * 0.4, y + 40), (x + tilt, y + 90)]
        c.line(points, shade(colour, -0.25), 92)
        c.line(points, shade(colour, c.random.uniform(-0.05, 0.1)), 74)
        c.line(points[:2], shade(colour, 0.2), 14)


def leaves(c: Canvas, colour: Colour) -> None:
    """Bunches of greens."""
    c.shadow(640, 800, 430, 60)
    for bunch in (360, 640, 920):
        for _ in range(22):
            lean = c.random.uniform(-150, 150)
            c.leaf(bunch + lean * 0.15, 740, c.random.uniform(260, 420), lean, shade(colour, c.random.uniform(-0.2, 0.25)))
        c.rectangle(bunch - 46, 690, bunch + 46, 730, (200, 160, 90), 12)
        for step in range(6):
            c.line([(bunch - 36 + step * 14, 730), (bunch - 44 + step * 17, 800)], (220, 226, 190), 11)


def bunches(c: Canvas, colour: Colour) -> None:
    """Small fruit on the twig: longan, rambutan, lychee, pepper."""
    c.shadow(640, 800, 430, 60)
    for base in (430, 850):
        c.line([(base, 330), (base, 600)], BROWN, 14)
        for _ in range(6):
            c.leaf(base, 400, c.random.uniform(110, 170), c.random.uniform(-170, 170), GREEN)
        for _ in range(46):
            angle, away = c.random.uniform(0, 2 * math.pi), 190 * math.sqrt(c.random.random())
            tone = shade(colour, c.random.uniform(-0.15, 0.15))
            c.ball(base + away * math.cos(angle), 610 + away * 0.9 * math.sin(angle), 40, tone)
