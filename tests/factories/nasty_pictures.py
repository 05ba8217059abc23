"""Uploads that mean harm, or only look like it: made here, so that none lies in the tree. Each with what must become of it."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

from tests.factories.drawings import drawing, encoded, jpeg

CLEAN, REFUSED, EITHER = "clean", "refused", "either"
SCRIPT = b"<script>alert(document.domain)</script>"
Nasty = tuple[str, bytes, str]


def chunk(kind: bytes, data: bytes) -> bytes:
    """One chunk of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def flat_png(width: int, height: int, *, bits: int = 1, colour: int = 0, channels: int = 1, extra: bytes = b"") -> bytes:
    """A PNG of nothing but zeros, written row by row: millions of pixels in a few kilobytes."""
    row = bytes(1 + (width * bits * channels + 7) // 8)
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + extra + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def corpus() -> Iterator[Nasty]:
    """Name, bytes, and what must become of it."""
    yield from _too_many_pixels()
    yield from _at_the_limit()
    yield from _moving()
    yield from _damaged()
    yield from _of_other_kinds()
    yield from _with_something_behind()
    yield from _odd_but_honest()


def _too_many_pixels() -> Iterator[Nasty]:
    yield "81-megapixels.png", flat_png(9_000, 9_000), REFUSED
    yield "144-megapixels.png", flat_png(12_000, 12_000), REFUSED
    yield "400-megapixels.png", flat_png(20_000, 20_000), REFUSED
    yield "one-row-too-many.png", flat_png(5_000, 5_001), REFUSED
    yield "30-megapixels.jpg", encoded(Image.new("L", (6_000, 5_000)), "JPEG"), REFUSED
    yield "65500-wide.png", flat_png(65_500, 1_000), REFUSED
    yield "16-megapixels.webp", encoded(Image.new("RGB", (4_000, 4_000)), "WEBP", method=0), REFUSED
    yield "25-megapixels-in-forty-bytes.webp", encoded(Image.new("RGB", (5_000, 5_000)), "WEBP", lossless=True), REFUSED
    yield (
        "claims-4-gigapixels.png",
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 65_535, 65_535, 8, 2, 0, 0, 0)) + chunk(b"IDAT", b""),
        REFUSED,
    )


def _at_the_limit() -> Iterator[Nasty]:
    busy = Image.effect_noise((1_250, 1_250), 60).resize((5_000, 5_000))
    photo = Image.merge("RGB", (busy, busy, busy))
    yield "25-megapixels.png", flat_png(5_000, 5_000, bits=8, colour=2, channels=3), CLEAN
    yield "25-megapixels-with-alpha.png", flat_png(5_000, 5_000, bits=8, colour=6, channels=4), CLEAN
    yield "25-megapixels-16-bit.png", flat_png(5_000, 5_000, bits=16, colour=2, channels=3), CLEAN
    yield "25-megapixels.jpg", encoded(photo, "JPEG", quality=50), CLEAN
    yield "25-megapixels-progressive.jpg", encoded(photo, "JPEG", quality=40, progressive=True, subsampling=0), CLEAN
    yield "cmyk.jpg", encoded(photo.resize((3_000, 3_000)).convert("CMYK"), "JPEG", quality=40, progressive=True), CLEAN
    # Too small to be read at a reduced size for a paper, held upright, and in colours that have to be converted.
    upright = Image.Exif()
    upright[0x0112] = 6
    colours = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    taken = {"exif": upright, "icc_profile": colours}
    large = photo.resize((4_790, 4_790))
    yield "23-megapixels-progressive.jpg", encoded(large, "JPEG", quality=40, progressive=True, subsampling=0, **taken), CLEAN
    phone = photo.resize((4_160, 3_120))
    yield "13-megapixels.webp", encoded(phone, "WEBP", quality=60, method=0, **taken), CLEAN
    yield "13-megapixels-lossless.webp", encoded(phone.quantize(16).convert("RGBA"), "WEBP", lossless=True, quality=0, method=0), CLEAN
    yield "25-megapixels.heic", _heic(Image.new("RGB", (5_000, 5_000), (90, 60, 30)), **taken), CLEAN


def _moving() -> Iterator[Nasty]:
    frames = [drawing(seed, (64, 64)) for seed in range(3)]
    yield "moving.gif", encoded(frames[0], "GIF", save_all=True, append_images=frames[1:]), REFUSED
    yield "moving.png", encoded(frames[0], "PNG", save_all=True, append_images=frames[1:]), REFUSED
    two = encoded(frames[0], "WEBP", save_all=True, append_images=frames[1:], lossless=True)
    start = two.index(b"ANMF")
    size = 8 + struct.unpack("<I", two[start + 4 : start + 8])[0]
    many = two[12:start] + two[start : start + size + size % 2] * 10_000
    yield "ten-thousand-frames.webp", b"RIFF" + struct.pack("<I", 4 + len(many)) + b"WEBP" + many, REFUSED


def _damaged() -> Iterator[Nasty]:
    yield "empty.jpg", b"", REFUSED
    yield "cut-off.jpg", jpeg(size=(800, 600))[:4_000], REFUSED
    yield "cut-off.png", encoded(drawing(size=(800, 600)), "PNG")[:1_000], REFUSED
    yield "cut-off.webp", encoded(drawing(size=(800, 600)), "WEBP")[:600], REFUSED
    yield "noise-that-says-jpeg.jpg", b"\xff\xd8\xff\xe0" + bytes(range(256)) * 500, REFUSED
    whole = encoded(drawing(), "PNG")
    yield "wrong-checksum.png", whole[:60] + bytes([whole[60] ^ 255]) + whole[61:], REFUSED
    yield "ten-thousand-scans.jpg", _scans(Image.effect_noise((3_000, 3_000), 20), 10_000), REFUSED
    yield "as-many-scans-as-go.jpg", _scans(Image.effect_noise((5_000, 5_000), 20), 10), EITHER


def _scans(image: Image.Image, more: int) -> bytes:
    """A progressive JPEG whose last scan comes again and again."""
    data = encoded(image, "JPEG", quality=10, progressive=True)
    last = data.rindex(b"\xff\xda")
    return data[:-2] + data[last:-2] * more + b"\xff\xd9" if more < 100 else data[:last] + data[last : last + 300] * more + b"\xff\xd9"


def _of_other_kinds() -> Iterator[Nasty]:
    yield "telescope.jpg", b"SIMPLE  =                    T" + b" " * 2_850, REFUSED
    yield "layers.jpg", b"8BPS\x00\x01" + bytes(6) + struct.pack(">HIIHH", 3, 100, 100, 8, 3) + bytes(1_000), REFUSED
    yield "print.jpg", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 100 100\n(cat /etc/passwd) print\n", REFUSED
    yield "drawing.jpg", b'<svg xmlns="http://www.w3.org/2000/svg">' + SCRIPT + b"</svg>", REFUSED
    yield "scan.jpg", encoded(drawing(), "TIFF"), REFUSED
    yield "bitmap.jpg", encoded(drawing(), "BMP"), REFUSED
    yield "still.gif", encoded(drawing(), "GIF"), REFUSED
    yield "paper.jpg", b"%PDF-1.7\n" + bytes(1_000), REFUSED
    yield "page.jpg", b"<!doctype html>" + SCRIPT, REFUSED
    yield "packed.jpg", _zip(b"0" * 50_000_000), REFUSED


def _with_something_behind() -> Iterator[Nasty]:
    yield "page-behind-the-picture.png", encoded(drawing(), "PNG") + b"<html>" + SCRIPT, CLEAN
    yield "archive-behind-the-picture.jpg", jpeg() + _zip(SCRIPT), CLEAN
    yield "script-in-a-comment.jpg", jpeg(comment=SCRIPT), CLEAN
    exif = Image.Exif()
    exif[0x010E] = SCRIPT.decode()
    exif.get_ifd(0x8825).update({1: "N", 2: (11.0, 18.0, 0.0), 3: "E", 4: (106.0, 6.0, 0.0)})
    yield "position.jpg", jpeg(exif=exif), CLEAN
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", SCRIPT.decode())
    yield "script-in-a-text.png", encoded(drawing(), "PNG", pnginfo=text), CLEAN
    bomb = chunk(b"zTXt", b"Comment\x00\x00" + zlib.compress(bytes(200_000_000), 9))
    yield "text-bomb.png", flat_png(10, 10, extra=bomb), EITHER
    profile = chunk(b"iCCP", b"icc\x00\x00" + zlib.compress(bytes(200_000_000), 9))
    yield "profile-bomb.png", flat_png(10, 10, bits=8, colour=2, channels=3, extra=profile), EITHER
    yield "profile-of-20-megabytes.jpg", jpeg(icc_profile=bytes(range(256)) * 65_000), REFUSED
    yield "profile-of-nonsense.jpg", jpeg(icc_profile=SCRIPT * 10), CLEAN


def _odd_but_honest() -> Iterator[Nasty]:
    heic = _heic(drawing(size=(1_200, 900)))
    yield "phone.heic", heic, CLEAN
    yield "phone-cut-off.heic", heic[: len(heic) // 2], REFUSED
    with_preview = encoded(drawing(1, (1_200, 900)), "MPO", save_all=True, append_images=[drawing(2, (320, 240))])
    yield "phone-with-a-preview-behind.jpg", with_preview, CLEAN
    yield "one-pixel.png", flat_png(1, 1), CLEAN
    yield "very-wide.jpg", encoded(Image.effect_noise((20_000, 3), 50), "JPEG"), CLEAN
    yield "very-tall.png", flat_png(3, 60_000, bits=8), CLEAN
    paper = Image.new("P", (300, 300), 0)
    ImageDraw.Draw(paper).rectangle((10, 10, 100, 100), fill=5)
    yield "palette.png", encoded(paper, "PNG", transparency=0), CLEAN
    yield "grey-16-bit.png", flat_png(300, 300, bits=16), CLEAN


def _heic(image: Image.Image, **options: object) -> bytes:
    from pillow_heif import from_pillow

    out = io.BytesIO()
    from_pillow(image).save(out, quality=60, **options)
    return out.getvalue()


def _zip(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../x", data)
    return out.getvalue()
