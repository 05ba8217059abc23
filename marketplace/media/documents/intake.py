"""What is taken in: PDF as it is, pictures drawn anew so that nothing hidden in the file survives."""

import io
import warnings
from dataclasses import dataclass
from typing import BinaryIO

from PIL import Image, ImageOps, UnidentifiedImageError

from marketplace.media.documents.errors import TooBig, Unreadable, WrongFormat

MEGABYTE = 1_048_576
MAX_BYTES = 10 * MEGABYTE
MAX_POINTS = 25_000_000
# A page of A4 stays legible at this size, and an officer's screen shows no more.
LONGEST_SIDE = 2_400
JPEG_QUALITY = 85

PDF = "application/pdf"
JPEG = "image/jpeg"
PICTURES = {b"\xff\xd8\xff": "JPEG", b"\x89PNG\r\n\x1a\n": "PNG"}
# What Pillow raises for broken pictures; its warnings are made errors.
BROKEN = (
    UnidentifiedImageError,
    Image.DecompressionBombError,
    OSError,
    EOFError,
    SyntaxError,
    ValueError,
    LookupError,
    TypeError,
    MemoryError,
    Warning,
)
PDF_HEAD, PDF_TAIL, TAIL_BYTES = b"%PDF-", b"%%EOF", 2_048


@dataclass(frozen=True)
class TakenIn:
    """Content that may be kept, with what it really is."""

    content: bytes
    content_type: str

    @property
    def extension(self) -> str:
        """The ending of the name under which it is downloaded."""
        return "pdf" if self.content_type == PDF else "jpg"


def take_in(upload: BinaryIO) -> TakenIn:
    """Reads an uploaded file and returns what is kept of it; raises DocumentRefused. Its name and declared type count for nothing."""
    content = upload.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise TooBig
    if content.startswith(PDF_HEAD):
        return _pdf(content)
    return TakenIn(_redrawn(content, _picture_format(content)), JPEG)


def _pdf(content: bytes) -> TakenIn:
    if PDF_TAIL not in content[-TAIL_BYTES:]:
        raise Unreadable
    return TakenIn(content, PDF)


def _picture_format(content: bytes) -> str:
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "WEBP"
    for head, name in PICTURES.items():
        if content.startswith(head):
            return name
    raise WrongFormat


def _redrawn(content: bytes, expected: str) -> bytes:
    """The picture alone, as JPEG: metadata, place, thumbnails, colour profiles and anything appended are gone."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(io.BytesIO(content), formats=[expected]) as picture:
                _check_bounds(picture)
                picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
                picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), reducing_gap=2.0)
                upright = ImageOps.exif_transpose(picture)
                written = io.BytesIO()
                _on_white(upright).save(written, "JPEG", quality=JPEG_QUALITY, optimize=True)
                return written.getvalue()
    except TooBig:
        raise
    except BROKEN as error:
        raise Unreadable from error


def _check_bounds(picture: Image.Image) -> None:
    width, height = picture.size
    if width * height > MAX_POINTS:
        raise TooBig
    if getattr(picture, "n_frames", 1) != 1:
        raise Unreadable


def _on_white(picture: Image.Image) -> Image.Image:
    """The points alone on a new white page: whatever text the file carried stays behind."""
    page = Image.new("RGB", picture.size, "white")
    if "A" in picture.getbands() or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        page.paste(layer, mask=layer.getchannel("A"))
    else:
        page.paste(picture.convert("RGB"))
    return page
