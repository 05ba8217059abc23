"""Turning an untrusted picture into small clean ones. Runs as a program of its own, with limits on memory and time.

    python -m marketplace.media.pictures.decoder picture  < upload  > frame

Its argument is a key of PURPOSES: what is made of the upload. The frame is four bytes with the length of a JSON line, that line, and the
files one after the other. The line is `{"error": code}` or `{"files": [[width, height, format, length], …]}`. Nothing of the upload but
its pixels reaches the result: metadata, position, thumbnails, profiles and whatever is hidden behind the picture stay behind. Imports
nothing of the exchange, so that it starts quickly.
"""

import io
import json
import re
import sys
import warnings
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NamedTuple

from PIL import Image, ImageCms, ImageFile, ImageOps, JpegImagePlugin

# Pixels that a format may have so that decoding stays below 300 MB; why WebP has fewer stands in docs/decisions/webp-of-13-megapixels.md.
MOST_PIXELS = {"JPEG": 25_000_000, "PNG": 25_000_000, "HEIF": 25_000_000, "WEBP": 13_000_000}
MOST_MEMORY = 290 * 1024 * 1024
SECONDS = 5
LARGEST_PROFILE = 64 * 1024
BAND = 256
MOST_SCANS = 20
# Inside a scan, FF is followed by 00 or by one of eight restart markers; whatever else follows begins a segment.
MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
START_OF_SCAN, END_OF_IMAGE = 0xDA, 0xD9
BRANDS_OF_HEIF = {b"heic", b"heix", b"heim", b"heis", b"mif1"}
WHITE = (255, 255, 255)

File = tuple[int, int, str, bytes]


class Refused(Exception):
    """The code of the reason: format, frames, pixels or broken."""


class Purpose(NamedTuple):
    """What is made of an upload: its widths, smallest first, how many times as tall as wide it may be, and the formats."""

    widths: tuple[int, ...]
    tallest: int
    formats: dict[str, dict[str, Any]]

    def shrinking(self, size: tuple[int, int], width: int) -> float:
        """By what a picture of that size is divided to be at most `width` wide; never less than 1."""
        return max(1.0, size[0] / width, size[1] / (width * self.tallest))


PURPOSES = {
    "picture": Purpose(
        widths=(320, 640, 1280),
        tallest=2,
        formats={
            "webp": {"format": "WEBP", "quality": 78, "method": 3},
            "jpg": {"format": "JPEG", "quality": 80, "optimize": True, "progressive": True},
        },
    ),
    # A page of A4 stays legible at this size, and an officer's screen shows no more.
    "paper": Purpose(widths=(2400,), tallest=1, formats={"jpg": {"format": "JPEG", "quality": 85, "optimize": True}}),
}


def files_of(data: bytes, purpose: Purpose) -> list[File]:
    """Every width in every format of the purpose, smallest first; raises Refused."""
    try:
        image = _opened(data, purpose)
        profile = image.info.get("icc_profile") or b""
        orientation = image.getexif().get(0x0112, 1)
        clean = _coloured(_upright(_shrunk(image, purpose), orientation, purpose), profile)
        return list(_encoded(clean, purpose))
    except Refused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refused("pixels") from error
    except Exception as error:
        raise Refused("broken") from error


def _opened(data: bytes, purpose: Purpose) -> ImageFile.ImageFile:
    kind = _kind(data)
    if kind == "WEBP":
        _check_webp(data)
    image = _open_as(kind, data)
    if getattr(image, "n_frames", 1) > 1:
        raise Refused("frames")
    _check_pixels(kind, *image.size)
    if kind == "JPEG":
        image.draft("RGB", (purpose.widths[-1], purpose.widths[-1]))
    return image


def _kind(data: bytes) -> str:
    if data[:3] == b"\xff\xd8\xff":
        return "JPEG"
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        return "PNG"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data[4:8] == b"ftyp" and data[8:12] in BRANDS_OF_HEIF:
        return "HEIF"
    raise Refused("format")


def _open_as(kind: str, data: bytes) -> ImageFile.ImageFile:
    file = io.BytesIO(data)
    if kind == "JPEG":
        _check_scans(data)
        # By its class: Image.open would take the depth maps and previews that phones append for further frames.
        return JpegImagePlugin.JpegImageFile(file)
    if kind == "HEIF":
        from pillow_heif import HeifImageFile, options  # 20 ms that the other formats need not wait for

        options.DECODE_THREADS = 1
        options.THUMBNAILS = options.DEPTH_IMAGES = options.AUX_IMAGES = False
        return HeifImageFile(file)  # type: ignore[no-untyped-call]
    return Image.open(file, formats=[kind])


def _check_scans(data: bytes) -> None:
    """A progressive JPEG is read once per scan; honest ones have about ten, harmful ones thousands."""
    scans, place = 0, 2
    while (found := MARKER.search(data, place)) and data[found.end() - 1] != END_OF_IMAGE:
        scans += data[found.end() - 1] == START_OF_SCAN
        if scans > MOST_SCANS:
            raise Refused("broken")
        place = found.end() + max(2, int.from_bytes(data[found.end() : found.end() + 2], "big"))


def _check_webp(data: bytes) -> None:
    """WebP's decoder takes the memory of the whole canvas when it opens, so the header is read here first."""
    chunk, body = data[12:16], data[20:30]
    if len(body) < 10:
        raise Refused("broken")
    if chunk == b"VP8X":
        if body[0] & 0b10:
            raise Refused("frames")
        width, height = 1 + int.from_bytes(body[4:7], "little"), 1 + int.from_bytes(body[7:10], "little")
    elif chunk == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        width, height = 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    else:
        width, height = int.from_bytes(body[6:8], "little") & 0x3FFF, int.from_bytes(body[8:10], "little") & 0x3FFF
    _check_pixels("WEBP", width, height)


def _check_pixels(kind: str, width: int, height: int) -> None:
    if width < 1 or height < 1:
        raise Refused("broken")
    if width * height > MOST_PIXELS[kind]:
        raise Refused("pixels")


def _shrunk(image: ImageFile.ImageFile, purpose: Purpose) -> Image.Image:
    """RGB on white, reduced by a whole factor, band by band: never two full copies in memory."""
    image.load()
    factor = max(1, int(purpose.shrinking(image.size, purpose.widths[-1]) / 1.25))
    width, height = image.size
    result = Image.new("RGB", (-(-width // factor), -(-height // factor)), WHITE)
    rows = BAND * factor if factor < BAND else factor
    for top in range(0, height, rows):
        band = _on_white(image.crop((0, top, width, min(height, top + rows))))
        result.paste(band.reduce(factor) if factor > 1 else band, (0, top // factor))
    image.close()
    return result


def _on_white(band: Image.Image) -> Image.Image:
    if band.mode.startswith("I"):
        return band.convert("I").point(lambda level: level * (1 / 256)).convert("L").convert("RGB")
    if band.mode in {"RGBA", "LA", "PA"} or "transparency" in band.info:
        band = band.convert("RGBA")
        ground = Image.new("RGB", band.size, WHITE)
        ground.paste(band, mask=band.getchannel("A"))
        return ground
    return band.convert("RGB")


def _upright(image: Image.Image, orientation: int, purpose: Purpose) -> Image.Image:
    """Turned as the camera was held, and no larger than the purpose wants."""
    turned = Image.Exif()
    turned[0x0112] = orientation
    image.getexif().load(turned.tobytes())
    ImageOps.exif_transpose(image, in_place=True)
    return _narrowed(image, purpose.widths[-1], purpose)


def _narrowed(image: Image.Image, width: int, purpose: Purpose) -> Image.Image:
    by = purpose.shrinking(image.size, width)
    size = (max(1, round(image.size[0] / by)), max(1, round(image.size[1] / by)))
    return image if size == image.size else image.resize(size, Image.Resampling.LANCZOS)


def _coloured(image: Image.Image, profile: bytes) -> Image.Image:
    """In the colours that screens expect, and without info of any kind."""
    if 0 < len(profile) <= LARGEST_PROFILE:
        # Phones photograph in wider colours; a profile that cannot be read only costs their brilliance.
        with suppress(ImageCms.PyCMSError, OSError, ValueError):
            converted = ImageCms.profileToProfile(image, ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB"))
            image = converted or image
    image.info = {}
    return image


def _encoded(image: Image.Image, purpose: Purpose) -> Iterator[File]:
    for width in purpose.widths:
        small = _narrowed(image, width, purpose)
        for ending, options in purpose.formats.items():
            out = io.BytesIO()
            small.save(out, **options)
            yield *small.size, ending, out.getvalue()
        if small is image:
            return


def limit() -> None:
    """Makes this process unable to take more memory or time than a picture deserves."""
    try:
        import resource
    except ImportError:  # Windows: the parent's time limit alone
        return
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Reads the upload, writes the frame."""
    limit()
    # What a decoder only warns of (too many pixels, damaged metadata) is refused.
    warnings.simplefilter("error")
    Image.MAX_IMAGE_PIXELS = max(MOST_PIXELS.values())
    try:
        files = files_of(sys.stdin.buffer.read(), PURPOSES[sys.argv[1]])
        head: dict[str, Any] = {"files": [[width, height, ending, len(data)] for width, height, ending, data in files]}
    except Refused as refused:
        files, head = [], {"error": str(refused)}
    line = json.dumps(head).encode()
    sys.stdout.buffer.write(len(line).to_bytes(4, "big") + line + b"".join(data for *_, data in files))


if __name__ == "__main__":
    main()
