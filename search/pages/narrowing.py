"""Facets as the filter drawer shows them, and chips that take one choice away."""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from catalogue.tree import Node, Tree, category_tree
from marketplace.commerce.partner.models import SellerKind
from marketplace.design.shapes import FilterChoice, FilterGroup
from marketplace.language.numbers import format_money
from marketplace.places.models import Commune
from search.backends.protocol import Facets, Sort
from search.pages.asked import Asked
from search.understanding import Understood

# More choices than a thumb scrolls through; the rest comes by typing the place.
MOST_CHOICES = 12
SORTS = {
    Sort.RELEVANCE: _("Best match"),
    Sort.PRICE_UP: _("Cheapest first"),
    Sort.PRICE_DOWN: _("Dearest first"),
    Sort.NEWEST: _("Newest"),
}
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


def groups(asked: Asked, facets: Facets) -> list[FilterGroup]:
    """The filter drawer: kinds of seller, communes; prices have fields of their own."""
    kinds = [FilterChoice(kind, SellerKind(kind).label, facets.kinds.get(kind, 0), kind in asked.kinds) for kind in SellerKind.values]
    names = commune_names()
    communes = [
        FilterChoice(code, names.get(code, code), facets.communes.get(code, 0), code in asked.communes)
        for code in _first(facets.communes, asked.communes)
    ]
    return [
        FilterGroup("commune", _("Commune"), communes),
        FilterGroup("kind", _("Kind of seller"), [choice for choice in kinds if choice.count or choice.chosen]),
    ]


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
    return chips


def price_range(low: int | None, high: int | None) -> str:
    """ "Price up to 3.000.000 ₫"."""
    language = get_language() or "vi"
    shown = {"low": format_money(low or 0, language=language), "high": format_money(high or 0, language=language)}
    if low is None:
        return gettext("Price up to %(high)s") % shown
    if high is None:
        return gettext("Price from %(low)s") % shown
    return gettext("Price %(low)s to %(high)s") % shown


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


def _first(counts: Mapping[str, int], chosen: Iterable[str]) -> list[str]:
    """The chosen ones, then those with the most goods."""
    ranked = sorted(counts, key=lambda value: (-counts[value], value))
    return list(dict.fromkeys([*chosen, *ranked]))[: max(MOST_CHOICES, len(tuple(chosen)))]
