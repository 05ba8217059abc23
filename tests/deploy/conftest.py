"""Servers of a test's own, beside those that the tests run on."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from deploy.local.accounts import data_home
from deploy.local.postgres import EmbeddedPostgres


@pytest.fixture
def state() -> Iterator[Path]:
    """A folder that the servers' user can enter, which pytest's own is not for root."""
    folder = data_home() / f"test-{uuid4().hex[:8]}"
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def server(state: Path) -> Iterator[EmbeddedPostgres]:
    """A PostgreSQL that is not started yet."""
    server = EmbeddedPostgres(state)
    yield server
    server.unkeep()
    server.release()
    server.stop()
