"""The home page of one language gets another content between the search and the figures."""

from collections.abc import Sequence
from typing import Any

from marketplace.content.models import HomePage


def fill_home(*, language: str, body: Sequence[tuple[str, dict[str, Any]]]) -> HomePage:
    """`body` holds blocks by their names in HomeBlocks. Raises HomePage.DoesNotExist for a language without a home page."""
    home: HomePage = HomePage.objects.filter(locale__language_code=language).earliest("path")
    home.body = list(body)
    home.save_revision().publish()
    return home
