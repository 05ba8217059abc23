"""What is taken in: PDF as it is, pictures drawn anew so that nothing hidden in the file survives."""

from dataclasses import dataclass
from typing import BinaryIO

from marketplace.media.documents.errors import DocumentRefused, TooBig, Unreadable, WrongFormat
from marketplace.media.pictures.decoding import MOST_BYTES, PictureRefused, decode

PDF = "application/pdf"
JPEG = "image/jpeg"
PDF_HEAD, PDF_TAIL, TAIL_BYTES = b"%PDF-", b"%%EOF", 2_048
# The decoder's reasons in the words of documents; the others mean that the file cannot be read.
REFUSALS: dict[str, type[DocumentRefused]] = {"empty": WrongFormat, "format": WrongFormat, "pixels": TooBig}


@dataclass(frozen=True)
class TakenIn:
    """Content that may be kept, with what it really is."""

    content: bytes
    content_type: str


def take_in(upload: BinaryIO) -> TakenIn:
    """Reads an uploaded file and returns what is kept of it; raises DocumentRefused. Its name and declared type count for nothing."""
    content = upload.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise TooBig
    if content.startswith(PDF_HEAD):
        return _pdf(content)
    return TakenIn(_redrawn(content), JPEG)


def _pdf(content: bytes) -> TakenIn:
    if PDF_TAIL not in content[-TAIL_BYTES:]:
        raise Unreadable
    return TakenIn(content, PDF)


def _redrawn(content: bytes) -> bytes:
    """The picture alone, as JPEG: metadata, place, thumbnails, colour profiles and anything appended are gone."""
    try:
        return decode(content, "paper")[0].data
    except PictureRefused as refused:
        raise REFUSALS.get(refused.code, Unreadable) from refused
