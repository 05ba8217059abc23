"""Pictures drawn for tests."""

import io
import random
from typing import Any

from PIL import Image, ImageDraw


def drawing(seed: int = 1, size: tuple[int, int] = (400, 300)) -> Image.Image:
    """Coloured shapes that differ with the seed."""
    image = Image.new("RGB", size, (seed * 53 % 256, seed * 97 % 256, seed * 193 % 256))
    pen = ImageDraw.Draw(image)
    pen.ellipse((seed % 50, 20, size[0] // 2 + seed % 50, size[1] - 20), fill=(240, 200 - seed % 100, 60))
    pen.text((10, 10), str(seed), fill=(0, 0, 0))
    return image


def encoded(image: Image.Image, format: str, **options: Any) -> bytes:
    """The image as a file."""
    out = io.BytesIO()
    image.save(out, format=format, **options)
    return out.getvalue()


def jpeg(seed: int = 1, size: tuple[int, int] = (400, 300), **options: Any) -> bytes:
    """A JPEG file."""
    return encoded(drawing(seed, size), "JPEG", **options)


def noise(seed: int = 1, size: tuple[int, int] = (400, 300)) -> bytes:
    """A JPEG file of about a byte a pixel: grain does not compress."""
    grain = random.Random(seed).randbytes(size[0] * size[1] * 3)
    return encoded(Image.frombytes("RGB", size, grain), "JPEG", quality=80)
