"""The template of the test databases leaves those of other checkouts alone."""

import os
from collections.abc import Iterator

import pytest

from deploy.local.databases import drop, fresh_database, names
from deploy.local.template import KEPT, make_room

PREFIX = f"exchange_room_{os.getpid()}_"


@pytest.fixture
def url() -> Iterator[str]:
    """The server's; what the test made there is taken away."""
    url = os.environ["DATABASE_URL"]
    yield url
    for name in names(url, PREFIX):
        drop(url, name)


def test_the_last_made_stay_whatever_they_are_called(url: str) -> None:
    made = [f"{PREFIX}{letter}" for letter in "dbeac"]
    for name in made:
        fresh_database(url, name)
    make_room(url, PREFIX)
    assert set(names(url, PREFIX)) == set(made[-(KEPT - 1) :])
