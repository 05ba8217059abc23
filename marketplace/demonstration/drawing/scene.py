"""A motif, a colour and a seed make a picture."""

from collections.abc import Callable
from functools import partial

from PIL import Image

from marketplace.demonstration.drawing import crafts, fruit, packs
from marketplace.demonstration.drawing.canvas import Canvas, Colour, hex_colour

MOTIFS: dict[str, Callable[[Canvas, Colour], None]] = {
    "heap": fruit.heap,
    "heap_leaf": partial(fruit.heap, top="leaf"),
    "heap_long": partial(fruit.heap, squash=1.3, rows=(4, 3), top="stem"),
    "heap_large": partial(fruit.heap, radius=150, rows=(3, 2), top="stem"),
    **{
        motif.__name__: motif
        for motif in (fruit.custard_apple, fruit.dragon_fruit, fruit.bananas, fruit.melon, fruit.roots, fruit.leaves, fruit.bunches)
    },
    **{
        motif.__name__: motif
        for motif in (packs.bottles, packs.jars, packs.sacks, packs.pouches, packs.boxes, packs.rice_paper, packs.grain, packs.bowl)
    },
    **{
        motif.__name__: motif
        for motif in (crafts.basket, crafts.pottery, crafts.furniture, crafts.cloth, crafts.soap, crafts.incense, crafts.machine)
    },
    **{motif.__name__: motif for motif in (crafts.fish, crafts.shrimps, crafts.eggs, crafts.plant, crafts.landscape, crafts.hands)},
}
# Wall and table; all calm, so that the goods speak.
SETTINGS: tuple[tuple[str, str], ...] = (
    ("#E9DFC9", "#C9A877"),
    ("#DCE6DA", "#B8905F"),
    ("#F0DFC8", "#A9794B"),
    ("#DDE3EA", "#C3A27A"),
    ("#EFE3D6", "#8F6B48"),
    ("#E3E8D2", "#D1B487"),
)


def draw(motif: str, colour: str, number: int) -> Image.Image:
    """A 960 × 720 picture; the same arguments always give the same one. `colour` is #RRGGBB; raises KeyError for an unknown motif."""
    ground, table = SETTINGS[number % len(SETTINGS)]
    canvas = Canvas(f"{motif}{colour}{number}", hex_colour(ground), hex_colour(table))
    MOTIFS[motif](canvas, hex_colour(colour))
    return canvas.finished()
