"""One drawn picture per kind of goods, taken in through the pipeline that sellers' photos go through."""

import io
from concurrent.futures import ThreadPoolExecutor

from django.db import connection

from marketplace.demonstration.drawing import draw
from marketplace.demonstration.goods import Goods
from marketplace.media.models import Picture

THREADS = 2


def make_pictures(goods: list[Goods]) -> dict[int, Picture]:
    """Pictures by the number of the goods; drawing and encoding run on two threads, for the libraries let go of Python's lock."""
    with ThreadPoolExecutor(THREADS) as pool:
        return dict(zip((each.number for each in goods), pool.map(_make, goods), strict=True))


def _make(goods: Goods) -> Picture:
    file = io.BytesIO()
    draw(goods.motif, goods.colour, goods.number).save(file, "JPEG", quality=92)
    try:
        return Picture.objects.take_in_drawing(file.getvalue())
    finally:
        connection.close()
