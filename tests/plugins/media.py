"""What tests upload goes into folders of this process, removed at its end."""

import shutil
import tempfile
from pathlib import Path

import pytest
from django.conf import settings

FOLDER = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    """Point both kinds of media at a folder of this process."""
    folder = config.stash[FOLDER] = Path(tempfile.mkdtemp(prefix="exchange-media-"))
    settings.MEDIA_ROOT = folder / "public"
    settings.PRIVATE_MEDIA_ROOT = folder / "private"
    settings.STATIC_ROOT = folder / "static"  # empty: the server of a browser test finds the files where they are written
    settings.STATIC_ROOT.mkdir()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove it."""
    shutil.rmtree(config.stash[FOLDER], ignore_errors=True)
