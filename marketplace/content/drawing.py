"""The editors' blocks of the front page, drawn once a minute and process; what they show of the market is live."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.cache import caches
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from search.pages.cards import Card

# A story changed by an editor appears at once (its page has a new date); what it links to may be a minute old.
CACHE_SECONDS = 60
LIVE = "live_offers"


@dataclass(frozen=True)
class Piece:
    """A drawn block; or, with `offers`, words over chosen offers, which are drawn for each visitor."""

    html: str = ""
    heading: str = ""
    text: str = ""
    offers: tuple[int, ...] = ()

    def cards(self, visible: Mapping[int, Card]) -> list[Card]:
        """The chosen offers that are visible now, in the editor's order."""
        return [visible[pk] for pk in self.offers if pk in visible]


def pieces(page: Any, context: dict[str, Any]) -> list[Piece]:
    """The blocks of a page's body. Nothing drawn here may depend on who looks."""
    if getattr(context["request"], "is_preview", False):
        return _drawn(page, context)
    key = (
        f"pieces.{page.pk}.{page.last_published_at:%s.%f}.{get_language()}"
        if page.last_published_at
        else f"pieces.{page.pk}.{get_language()}"
    )
    found: list[Piece] | None = caches["process"].get(key)
    if found is None:
        found = _drawn(page, context)
        caches["process"].set(key, found, CACHE_SECONDS)
    return found


def offers_of(drawn: Iterable[Piece]) -> list[int]:
    """The ids of all offers that the pieces show."""
    return [pk for piece in drawn for pk in piece.offers]


def _drawn(page: Any, context: dict[str, Any]) -> list[Piece]:
    return [_piece(block, {"page": page, **context}) for block in page.body]


def _piece(block: Any, context: dict[str, Any]) -> Piece:
    if block.block_type != LIVE:
        return Piece(html=SafeString(block.render(context)))
    chosen = tuple(offer.pk for offer in block.value["offers"] if offer is not None)
    return Piece(heading=block.value["heading"], text=block.value["text"], offers=chosen)
