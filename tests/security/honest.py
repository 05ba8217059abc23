"""A form as somebody honest fills it in."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.test import Client

from tests.security.intruders import Step
from tests.security.world import World

Fill = Callable[[World, Client], dict[str, Any]]


@dataclass(frozen=True)
class Honest:
    """Who fills a form in, and how.

    `path` stands where the table of access tries another than the one that acts, `then` are the forms that finish what this one began. A
    `quiet` form asks, or chooses something for this session: filled in honestly it changes none of the rows that are watched.
    """

    role: str
    fill: Fill
    path: str = ""
    then: tuple[Step, ...] = ()
    quiet: bool = False


def said(**fields: Any) -> Fill:
    """The same words in every world."""
    return lambda world, client: fields
