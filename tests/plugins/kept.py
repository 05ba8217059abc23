"""What processes keep of the database for a moment (categories, communes, cards, engines) does not outlive a test."""

from collections.abc import Iterator

import pytest
from django.core.cache import caches

from catalogue.tree import forget_tree
from search.backends import engines
from search.insight.notes import forget_notes
from search.pages.body import forget_bodies
from search.pages.cards import forget_cards
from search.pages.communes import forget_communes
from search.pages.drawer import forget_drawers
from search.pages.map import forget_maps
from search.pages.shell import forget_shells
from search.pages.suggestions import forget_names
from search.vocabulary import forget_vocabulary


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    forget_everything_kept()
    yield
    forget_everything_kept()


def forget_everything_kept() -> None:
    """The next page is drawn as by a process that has just started."""
    for forget in (
        forget_tree,
        forget_bodies,
        forget_cards,
        forget_communes,
        forget_drawers,
        forget_maps,
        forget_names,
        forget_notes,
        forget_shells,
        forget_vocabulary,
        engines.forget,
    ):
        forget()
    for name in ("process", "renditions"):
        caches[name].clear()
