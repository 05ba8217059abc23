"""Who may do what, as policies for `transition(may=…)`: each takes the acting person (None: the exchange itself) and the subject."""

from typing import Any

from marketplace.people.models import User


def officer(person: User | None, subject: Any = None) -> bool:
    """Officers, and superusers."""
    return person is not None and person.is_officer


def editor(person: User | None, subject: Any = None) -> bool:
    """Editors, and superusers."""
    return person is not None and person.is_editor


def the_exchange(person: User | None, subject: Any = None) -> bool:
    """Nobody but the exchange itself: clocks and periodic jobs."""
    return person is None


def officer_or_the_exchange(person: User | None, subject: Any = None) -> bool:
    """An officer, or a clock."""
    return the_exchange(person) or officer(person)
