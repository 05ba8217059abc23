"""Decoding an upload in a process of its own: what crashes there, hangs or wants too much memory is a refused picture, nothing more."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from marketplace.lifecycles import BusinessError
from marketplace.media.pictures import decoder

HOME = Path(__file__).resolve().parents[3]
MOST_BYTES = 10 * 1024 * 1024
SECONDS = decoder.SECONDS + 2

REASONS: dict[str, str | Promise] = {
    "empty": _("The file is empty."),
    "bytes": _("The picture is larger than 10 MB."),
    "format": _("This is not a JPEG, PNG, WebP or HEIC picture."),
    "frames": _("Moving pictures cannot be used."),
    "pixels": _("The picture has too many pixels; at most 25 million (WebP: 13 million)."),
    "broken": _("The picture cannot be read; it may be damaged."),
    "room": _("The picture could not be kept because storage is full. Nothing was saved; try again later."),
}


class PictureRefused(BusinessError):
    """The upload is no picture that the exchange takes; `code` is a key of REASONS."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(REASONS[code])


@dataclass(frozen=True)
class Variant:
    """One size of a picture in one format ("webp", "jpg")."""

    width: int
    height: int
    ending: str
    data: bytes


def decode(data: bytes, purpose: str = "picture") -> list[Variant]:
    """The clean variants of an untrusted upload for a purpose of the decoder, smallest first; raises PictureRefused."""
    if not data:
        raise PictureRefused("empty")
    if len(data) > MOST_BYTES:
        raise PictureRefused("bytes")
    try:
        # No environment: what runs on strangers' bytes shall not know our secrets.
        done = subprocess.run(  # noqa: S603 - our own program and our own word
            [sys.executable, "-m", "marketplace.media.pictures.decoder", purpose],
            input=data,
            capture_output=True,
            timeout=SECONDS,
            cwd=HOME,
            env={},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise PictureRefused("broken") from None
    if done.returncode or len(done.stdout) < 4:
        raise PictureRefused("broken")
    return _read(done.stdout)


def decode_trusted(data: bytes) -> list[Variant]:
    """Pictures that the exchange drew itself, by the same decoder without a process of its own and without its limits."""
    try:
        return [Variant(*file) for file in decoder.files_of(data, decoder.PURPOSES["picture"])]
    except decoder.Refused as refused:
        raise PictureRefused(str(refused)) from refused


def _read(frame: bytes) -> list[Variant]:
    start = 4 + int.from_bytes(frame[:4], "big")
    head = json.loads(frame[4:start])
    if "error" in head:
        raise PictureRefused(head["error"])
    variants = []
    for width, height, ending, length in head["files"]:
        variants.append(Variant(width, height, ending, frame[start : start + length]))
        start += length
    return variants
