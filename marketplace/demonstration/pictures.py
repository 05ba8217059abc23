"""One drawn picture per kind of goods, taken in through the decoder of sellers' photos.

It runs inside this process: what we drew ourselves needs neither a process of its own nor limits, and a picture is ready sooner.
"""

import io
from concurrent.futures import ThreadPoolExecutor

from marketplace.demonstration.drawing import draw
from marketplace.demonstration.goods import Goods
from marketplace.media.models import Picture
from marketplace.media.pictures.decoding import Variant, decode_trusted

THREADS = 2


def make_pictures(goods: list[Goods]) -> dict[int, Picture]:
    """Pictures by the number of the goods.

    Drawing and encoding run on two threads, for the libraries let go of Python's lock; rows are written by the caller's
    thread alone, so that they belong to its transaction.
    """
    with ThreadPoolExecutor(THREADS) as pool:
        return {each.number: Picture.objects.take_in_drawing(*drawn) for each, drawn in zip(goods, pool.map(_drawn, goods), strict=True)}


def _drawn(goods: Goods) -> tuple[bytes, list[Variant]]:
    file = io.BytesIO()
    draw(goods.motif, goods.colour, goods.number).save(file, "JPEG", quality=92)
    return file.getvalue(), decode_trusted(file.getvalue())
