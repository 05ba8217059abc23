"""The folder of private documents: random names, written whole or not at all."""

import os
import secrets
import tempfile
from pathlib import Path

from django.conf import settings

from marketplace.media.documents.errors import NoRoom

NAME_BYTES = 24


def root() -> Path:
    """The folder; no web server may serve it."""
    return Path(settings.PRIVATE_MEDIA_ROOT)


def keep(content: bytes) -> str:
    """Writes content under a new random name and returns the name; raises NoRoom and leaves nothing behind when the disk refuses."""
    name = secrets.token_hex(NAME_BYTES)
    target = path_of(name)
    unfinished: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, unfinished_name = tempfile.mkstemp(dir=target.parent, prefix=".unfinished-")
        unfinished = Path(unfinished_name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    except OSError as error:
        if unfinished is not None:
            unfinished.unlink(missing_ok=True)
        raise NoRoom from error
    return name


def path_of(name: str) -> Path:
    """Where a document lies; names are ours alone, so anything else is refused."""
    if len(name) != NAME_BYTES * 2 or not all(letter in "0123456789abcdef" for letter in name):
        raise ValueError(name)
    return root() / name[:2] / name


def erase(name: str) -> None:
    """Removes the file; one that is gone already is fine. Raises FileNotFoundError when the whole folder is away: it would come back."""
    if not root().is_dir():
        raise FileNotFoundError(root())
    path_of(name).unlink(missing_ok=True)
