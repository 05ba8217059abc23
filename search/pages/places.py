"""A place typed into the drawer's box, understood as everywhere else: today's names and former ones, with or without marks."""

from dataclasses import dataclass, replace

from django.conf import settings
from django.utils.translation import gettext

from marketplace.places.selectors import Suggestion, resolve_commune
from search.pages.asked import Asked
from search.pages.narrowing import Chip, address

LONGEST_NAME = 120


@dataclass(frozen=True)
class TypedPlace:
    """What was typed, and the code of the one commune meant, or the communes to choose from."""

    text: str
    commune: str = ""
    choices: tuple[Suggestion, ...] = ()


def typed_place(text: str) -> TypedPlace | None:
    """The place in the box; None when nothing was typed. Two queries at most, and only then."""
    typed = text.replace("\x00", "").strip()[:LONGEST_NAME]
    if not typed:
        return None
    found = resolve_commune(typed, province=settings.HOME_PROVINCE_CODE)
    return TypedPlace(typed, found.commune.pk if found.commune else "", tuple(found.choices))


def with_typed_place(asked: Asked, typed: TypedPlace | None) -> Asked:
    """The question with the commune that was typed, if it is clear which."""
    if typed is None or not typed.commune:
        return asked
    return replace(asked, communes=tuple(dict.fromkeys([*asked.communes, typed.commune])), page=1, after="")


def place_chips(asked: Asked, typed: TypedPlace | None) -> list[Chip]:
    """A link for each commune that may be meant."""
    chips = []
    for choice in typed.choices if typed else ():
        formerly = gettext("formerly %(name)s") % {"name": choice.formerly} if choice.formerly else ""
        label = f"{choice.label} ({formerly})" if formerly else choice.label
        chips.append(Chip(label, address(asked, communes=tuple(dict.fromkeys([*asked.communes, choice.commune.pk])))))
    return chips
