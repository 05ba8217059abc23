"""What answers a question: drawn once for the same question with the same answer, which many people ask and get.

Which offers may be shown was decided before, in this very request; they are part of the key. Only the visitor's token and the signed note
are put in for each.
"""

import time
from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from search.backends.protocol import Sort
from search.insight.notes import write_note
from search.memory import Memory
from search.pages.asked import Asked, View
from search.pages.cards import TOKEN, Card
from search.pages.communes import commune_names
from search.pages.drawer import SECONDS_KEPT, drawer
from search.pages.found import PAGE_SIZE, Found, also_looked_for
from search.pages.gaps import filled, gap, parts_of
from search.pages.highlights import Marking
from search.pages.map import commune_map
from search.pages.narrowing import (
    address,
    category_chips,
    chosen_chips,
    cleared,
    near_chips,
    said_filters,
    sort_chips,
    view_chips,
    without,
)
from search.pages.pager import pager
from search.pages.places import TypedPlace, place_chips
from search.pages.totals import offers_found, show_label

# Some 50 KB each.
MOST_KEPT = 150

_drawn: Memory[Sequence[str]] = Memory(MOST_KEPT)


def body(request: HttpRequest, asked: Asked, found: Found, typed: TypedPlace | None, note: str) -> SafeString:
    """The page below its head, for this visitor; `note` as `note_of` wrote it."""
    is_officer = bool(getattr(request.user, "is_officer", False))
    key = (get_language(), int(time.time() // SECONDS_KEPT), asked, _said(typed), bool(note), is_officer, _answer(found))
    parts = _drawn.of(key, lambda: parts_of(_draw(asked, found, typed, note=bool(note), is_officer=is_officer)))
    return filled(parts, token=get_token(request), note=note)


def note_of(asked: Asked, found: Found) -> str:
    """The signed note of what was asked and whether anything fitted; empty when the words must not be kept."""
    return write_note(asked.text, fits=found.total > 0)


def forget_bodies() -> None:
    """Draws everything anew at the next question."""
    _drawn.forget()


def _said(typed: TypedPlace | None) -> tuple[str, ...]:
    return (typed.text, *(choice.commune.pk for choice in typed.choices)) if typed else ()


def _answer(found: Found) -> tuple[Any, ...]:
    """All that the page shows of an answer; the cards' own HTML tells of their revisions."""
    values = {**vars(found), "facets": found.facets.key}
    return tuple(tuple(value) if isinstance(value, list) else value for value in values.values())


def _draw(asked: Asked, found: Found, typed: TypedPlace | None, *, note: bool, is_officer: bool) -> SafeString:
    marking = Marking(found.understood)
    label = show_label(found.total, more=found.more)
    clear_url = cleared(asked, found.understood)
    context: dict[str, Any] = {
        "asked": asked,
        "found": found,
        "csrf_token": TOKEN,
        "heading": heading(asked),
        "offers_found": offers_found(found.total, more=found.more),
        "pager": pager(asked, found),
        "cards": _items(found.cards, marking),
        "near_cards": _items(found.near_cards, marking),
        "chips": chosen_chips(asked, found.understood),
        "categories": category_chips(asked, found.facets),
        "sorts": sort_chips(asked),
        "views": view_chips(asked),
        "map": commune_map(asked, found.facets) if asked.view is View.MAP else "",
        "typed_place": typed,
        "place_chips": place_chips(asked, typed),
        "drawer": drawer(asked, found.facets, found.total, label, clear_url),
        "clear_url": clear_url,
        "words": found.understood.rest,
        "literal_url": address(asked, literal=True),
        "freely_url": address(asked, literal=False),
        "also": ", ".join(f"“{name}”" for name in also_looked_for(found.understood)),
        "given_up": given_up(asked, found),
        "absent": ", ".join(f"“{word}”" for word in found.absent),
        "wider_url": without(asked, found.understood, found.given_up),
        "wider_label": show_label(found.wider_total, more=found.wider_more),
        "near_chips": near_chips(found.near_categories),
        "near_commune": commune_names().get(asked.buyer_is_in, "") if _place_counts(asked, found) else "",
        "note": gap("note") if note else "",
        "note_counts": found.begins.number == 1 and not asked.chosen,
        "note_before": (found.begins.number - 1) * PAGE_SIZE,
        "is_officer": is_officer,
    }
    return render_to_string("search/results_body.html", context)


def _items(cards: list[Card], marking: Marking) -> SafeString:
    """Drawn cards as items of a list; a loop in the template would cost as much as the rest of it."""
    return mark_safe("".join(f"<li>{card.for_visitor(TOKEN, marking)}</li>" for card in cards))  # noqa: S308 - see for_visitor


def _place_counts(asked: Asked, found: Found) -> bool:
    """Whether the order depends on where the buyer is."""
    return bool(asked.text) and asked.sort is Sort.RELEVANCE and not asked.communes and not found.understood.place


def given_up(asked: Asked, found: Found) -> str:
    """The filters without which something fits, in words."""
    said = said_filters(asked, found.understood)
    if asked.category:
        said["categories"] = [asked.category.name]
    return ", ".join(words for facet in found.given_up for words in said.get(facet, ()))


def heading(asked: Asked) -> str:
    """The page's name."""
    if asked.text and asked.category:
        return gettext("“%(text)s” in %(category)s") % {"text": asked.text, "category": asked.category.name}
    if asked.text:
        return gettext("“%(text)s”") % {"text": asked.text}
    return asked.category.name if asked.category else gettext("All offers")
