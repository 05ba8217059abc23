"""Where the variants of pictures lie: MEDIA_ROOT/pictures/<first two letters>/<name>/<width>.<ending>, names drawn at random."""

import secrets
import shutil
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings

from marketplace.media.pictures.decoding import PictureRefused, Variant

NAME_BYTES = 16


def root() -> Path:
    """The folder of all pictures."""
    return Path(settings.MEDIA_ROOT) / "pictures"


def folder_of(name: str) -> Path:
    """The folder of one picture."""
    return root() / name[:2] / name


def keep(variants: Iterable[Variant]) -> str:
    """Writes the variants and returns the name drawn for them; when storage is full nothing is left behind and PictureRefused is raised."""
    name = secrets.token_hex(NAME_BYTES)
    folder = folder_of(name)
    try:
        folder.mkdir(parents=True)
        for variant in variants:
            (folder / f"{variant.width}.{variant.ending}").write_bytes(variant.data)
    except OSError as error:
        erase(name)
        raise PictureRefused("room") from error
    except BaseException:
        erase(name)
        raise
    return name


def erase(name: str) -> None:
    """Removes the picture's files; it does not matter if there are none."""
    shutil.rmtree(folder_of(name), ignore_errors=True)


def names_older_than(seconds: float) -> Iterator[str]:
    """Names of pictures whose files have been there for that long."""
    before = time.time() - seconds
    for folder in root().glob("??/*"):
        if folder.stat().st_mtime < before:
            yield folder.name
