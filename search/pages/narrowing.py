"""Chips that take one choice away, orders of the list, and the addresses of pages with other choices."""

import time
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from catalogue.tree import Node, Tree, category_tree
from marketplace.commerce.partner.models import SellerKind
from marketplace.language.numbers import format_money
from marketplace.places.models import Commune
from search.backends.protocol import PRICE_EDGES, Facets, Sort
from search.documents import Handover
from search.pages.asked import Asked
from search.understanding import Understood

SORTS = {
    Sort.RELEVANCE: _("Best match"),
    Sort.PRICE_UP: _("Cheapest first"),
    Sort.PRICE_DOWN: _("Dearest first"),
    Sort.NEWEST: _("Newest"),
}
HANDED_OVER = {Handover.DELIVERY: _("Delivered to you"), Handover.PICKUP: _("Picked up at the seller's")}
SECONDS_KEPT = 3600.0
_communes: tuple[float, dict[str, str]] | None = None


@dataclass(frozen=True)
class Chip:
    """A link with words; `chosen` marks what is on."""

    label: str
    url: str
    count: int | None = None
    chosen: bool = False


def address(asked: Asked, **changes: object) -> str:
    """The page with changes; a category without words has an address of its own."""
    category = changes.pop("category", asked.category)
    query = asked.query(**changes)
    if isinstance(category, Node):
        return _with(reverse("category", args=[category.slug]), query)
    return _with(reverse("search"), query)


def _with(path: str, query: str) -> str:
    return f"{path}?{query}" if query else path


def category_chips(asked: Asked, facets: Facets) -> list[Chip]:
    """Where to go down from here: the categories below that have goods."""
    tree: Tree = category_tree()
    below = tree.below(asked.category)
    counted = [(node, facets.categories.get(node.pk, 0)) for node in below]
    return [Chip(node.name, address(asked, category=node), count) for node, count in counted if count]


def sort_chips(asked: Asked) -> list[Chip]:
    """The orders of the list."""
    return [Chip(str(label), address(asked, sort=sort), chosen=sort is asked.sort) for sort, label in SORTS.items()]


def chosen_chips(asked: Asked, understood: Understood) -> list[Chip]:
    """What narrows the list now; each chip's address is the page without it."""
    names = commune_names()
    chips = []
    # Without words the page is the category's own, and the way up stands above it.
    if asked.category and asked.text:
        above = category_tree().path(asked.category)[:-1]
        chips.append(Chip(asked.category.name, address(asked, category=above[-1] if above else None)))
    chips += [
        Chip(names.get(code, code), address(asked, communes=tuple(other for other in asked.communes if other != code)))
        for code in asked.communes
    ]
    chips += [
        Chip(str(SellerKind(kind).label), address(asked, kinds=tuple(other for other in asked.kinds if other != kind)))
        for kind in asked.kinds
    ]
    if asked.price_min is not None or asked.price_max is not None:
        chips.append(Chip(price_range(asked.price_min, asked.price_max), address(asked, price_min=None, price_max=None)))
    elif understood.price_min is not None or understood.price_max is not None:
        chips.append(Chip(price_range(understood.price_min, understood.price_max), address(asked, literal=True)))
    chips += [
        Chip(str(HANDED_OVER[way]), address(asked, handover=tuple(other for other in asked.handover if other != way)))
        for way in asked.handover
    ]
    if asked.fresh is not None:
        confirmed = ngettext("Confirmed within %(days)s day", "Confirmed within %(days)s days", asked.fresh) % {"days": asked.fresh}
        chips.append(Chip(confirmed, address(asked, fresh=None)))
    return chips


def price_range(price_min: int | None, price_max: int | None, *, short: bool = False) -> str:
    """ "Price up to 3.000.000 ₫"; `short` leaves the first word out. A band of the facet ends below a round price and says so."""
    language = get_language() or "vi"
    below = price_max is not None and price_max + 1 in PRICE_EDGES
    high = (price_max or 0) + below
    shown = {"low": format_money(price_min or 0, language=language), "high": format_money(high, language=language)}
    if price_min is None:
        words = gettext("below %(high)s") if below else gettext("up to %(high)s")
    elif price_max is None:
        words = gettext("from %(low)s")
    else:
        words = gettext("%(low)s to below %(high)s") if below else gettext("%(low)s to %(high)s")
    said = words % shown
    return said[:1].upper() + said[1:] if short else gettext("Price %(range)s") % {"range": said}


def commune_names() -> dict[str, str]:
    """The communes of the exchange by code, kept by the process: they change with a law."""
    global _communes
    now = time.monotonic()
    if _communes is None or now - _communes[0] > SECONDS_KEPT:
        _communes = (now, {commune.pk: str(commune) for commune in Commune.objects.of_the_exchange()})
    return _communes[1]


def forget_communes() -> None:
    """Reads the communes again at the next question."""
    global _communes
    _communes = None
