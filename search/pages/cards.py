"""The cards of offers that may be shown now: one query decides, and what was drawn within the hour is not drawn again."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from search.pages.gaps import gap
from search.pages.highlights import Marking
from sellers.offers.cards import card, for_cards
from sellers.offers.models import Offer
from sellers.offers.showing import shown_now

# Some 2 KB each.
MOST_KEPT = 4_000
# Stands in the drawn card where the visitor's own token belongs.
TOKEN = gap("token")

_drawn: OrderedDict[tuple[object, ...], tuple[str, str]] = OrderedDict()


@dataclass(frozen=True)
class Card:
    """A drawn card."""

    offer_id: int
    html: str
    title: str = ""

    def for_visitor(self, token: str, marking: Marking | None = None) -> SafeString:
        """With the visitor's token in its form, and the words that he looked for marked in the title."""
        html = self.html.replace(TOKEN, token)
        if marking is not None and (marked := marking.marked(self.title)):
            # The title stands twice, in the link and in words for the button; only the link's ends so.
            html = html.replace(f"{escape(self.title)}</a>", f"{marked}</a>", 1)
        return mark_safe(html)  # noqa: S308 - drawn by the template, the token is ours, marked() escapes


def cards(offer_ids: Sequence[int]) -> dict[int, Card]:
    """Cards by offer id, of those that may be shown now: live, and the seller trading. At most three queries."""
    # A card says how long ago the seller confirmed, and carries the seller's name: good for the hour.
    stamp = (get_language(), timezone.now().strftime("%Y%m%d%H"))
    keys = {pk: (pk, version, *stamp) for pk, version in shown_now(offer_ids).items()}
    missing = [pk for pk, key in keys.items() if key not in _drawn]
    for offer in for_cards(Offer.objects.filter(pk__in=missing)) if missing else ():
        _keep(keys[offer.pk], render_to_string("components/offer_card.html", {"card": card(offer), "csrf_token": TOKEN}), offer.title)
    return {pk: Card(pk, *_drawn[key]) for pk, key in keys.items() if key in _drawn}


def forget_cards() -> None:
    """Draws every card anew at the next question."""
    _drawn.clear()


def _keep(key: tuple[object, ...], html: str, title: str) -> None:
    _drawn[key] = html, title
    while len(_drawn) > MOST_KEPT:
        _drawn.popitem(last=False)
