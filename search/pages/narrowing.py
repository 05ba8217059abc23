"""Chips that take one choice away, orders of the list, and the addresses of pages with other choices."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from catalogue.tree import Node, Tree, category_tree
from marketplace.commerce.partner.models import SellerKind
from marketplace.language.numbers import format_money, format_money_range
from search.backends.protocol import PRICE_EDGES, Facets, Sort
from search.documents import Handover
from search.pages.asked import Asked, View
from search.pages.certificates import certificates_by_code
from search.pages.communes import commune_names
from search.ranking.distance import NEARBY_KM
from search.understanding import Certificate, Said, Understood

SORTS = {
    Sort.RELEVANCE: _("Best match"),
    Sort.PRICE_UP: _("Cheapest first"),
    Sort.PRICE_DOWN: _("Dearest first"),
    Sort.NEWEST: _("Newest"),
}
VIEWS = ((View.GRID, _("Grid"), "grid"), (View.LIST, _("List"), "list"), (View.MAP, _("Map"), "pin"))
HANDED_OVER = {Handover.DELIVERY: _("Delivered to you"), Handover.PICKUP: _("Picked up at the seller's")}
# What each facet is when nothing of it is chosen.
NOTHING: dict[str, dict[str, object]] = {
    "communes": {"communes": ()},
    "kinds": {"kinds": ()},
    "prices": {"price_min": None, "price_max": None},
    "handover": {"handover": ()},
    "fresh": {"fresh": None},
    "certificates": {"certificates": ()},
    "categories": {"category": None},
}
# What of each facet words may say.
SAID = {"communes": Said.PLACE, "prices": Said.PRICE, "certificates": Said.CERTIFICATE}


@dataclass(frozen=True)
class Chip:
    """A link with words; `chosen` marks what is on, `at_least` a count that may be larger."""

    label: str
    url: str
    count: int | None = None
    chosen: bool = False
    icon: str = ""
    at_least: bool = False


def address(asked: Asked, **changes: object) -> str:
    """The page with changes; a category without words has an address of its own."""
    category = changes.pop("category", asked.category)
    query = asked.query(**changes)
    return _with(_path(category.slug if isinstance(category, Node) else "", get_language() or ""), query)


@lru_cache(maxsize=1_000)
def _path(slug: str, language: str) -> str:
    """The address of a category or of the search; a page has some forty such links. `language`, the present one, is part of it."""
    return reverse("category", args=[slug]) if slug else reverse("search")


def _with(path: str, query: str) -> str:
    return f"{path}?{query}" if query else path


def category_chips(asked: Asked, facets: Facets) -> list[Chip]:
    """Where to go down from here."""
    tree: Tree = category_tree()

    def chip(node: Node) -> Chip:
        count, at_least = facets.categories.get(node.pk), facets.is_at_least("categories", node.pk)
        return Chip(node.name, address(asked, category=node), count, at_least=at_least)

    return [chip(node) for node in stocked(tree.below(asked.category), facets, within=asked.category)]


def stocked(nodes: Iterable[Node], facets: Facets, *, within: Node | None) -> list[Node]:
    """Those categories that have goods, or may have some that were not looked at; of what lies `within` the chosen one all is known, unless
    there was too much of that, too."""
    known = "categories" not in facets.sampled or (within is not None and not facets.is_at_least("categories", within.pk))
    return [node for node in nodes if facets.categories.get(node.pk) or not known]


def sort_chips(asked: Asked) -> list[Chip]:
    """The orders of the list."""
    return [Chip(str(label), address(asked, sort=sort), chosen=sort is asked.sort) for sort, label in SORTS.items()]


def view_chips(asked: Asked) -> list[Chip]:
    """The ways to lay the results out; the place in the list is kept."""
    kept = {"page": asked.page, "after": asked.after}
    return [Chip(str(label), address(asked, view=view, **kept), chosen=view is asked.view, icon=icon) for view, label, icon in VIEWS]


def chosen_chips(asked: Asked, understood: Understood) -> list[Chip]:
    """What narrows the list now; each chip's address is the page without it."""
    chips = []
    # Without words the page is the category's own, and the way up stands above it.
    if asked.category and asked.text:
        above = category_tree().path(asked.category)[:-1]
        chips.append(Chip(asked.category.name, address(asked, category=above[-1] if above else None)))
    others = {
        "communes": [_but(asked, understood, "communes", code) for code in asked.communes] or [without(asked, understood, ["communes"])],
        "kinds": [_but(asked, understood, "kinds", kind) for kind in asked.kinds],
        "prices": [without(asked, understood, ["prices"])],
        "handover": [_but(asked, understood, "handover", way) for way in asked.handover],
        "fresh": [without(asked, understood, ["fresh"])],
        "certificates": [_but(asked, understood, "certificates", code) for code in asked.certificates]
        or [without(asked, understood, ["certificates"])],
    }
    for facet, words in said_filters(asked, understood).items():
        chips += [Chip(label, url) for label, url in zip(words, others[facet], strict=True)]
    return chips


def said_filters(asked: Asked, understood: Understood) -> dict[str, list[str]]:
    """What narrows, in words, by facet; the category apart."""
    names = commune_names()
    low, high = asked.price_min, asked.price_max
    if low is None and high is None:
        low, high = understood.price_min, understood.price_max
    said = {
        "communes": [names.get(code, code) for code in asked.communes] or said_place(understood),
        "kinds": [str(SellerKind(kind).label) for kind in asked.kinds],
        "prices": [price_range(low, high)] if low is not None or high is not None else [],
        "handover": [str(HANDED_OVER[way]) for way in asked.handover],
    }
    if asked.fresh is not None:
        confirmed = ngettext("Confirmed within %(days)s day", "Confirmed within %(days)s days", asked.fresh) % {"days": asked.fresh}
        said["fresh"] = [confirmed]
    said["certificates"] = said_certificates(asked, understood)
    return {facet: words for facet, words in said.items() if words}


def said_place(understood: Understood) -> list[str]:
    """The place that the text names, in words; none where it narrows nothing."""
    place = understood.place
    if place is None or not place.communes:
        return []
    if place.is_near:
        return [gettext("Near %(place)s, up to %(km)s km") % {"place": place.name, "km": NEARBY_KM}]
    return [gettext("In %(place)s") % {"place": place.name}]


def said_certificates(asked: Asked, understood: Understood) -> list[str]:
    """The certificates that narrow, each by its name; those that the text names are one choice, and so are said as one."""
    if asked.certificates:
        names = certificates_by_code()
        return [names.get(code, code) for code in asked.certificates]
    return [name_of(understood.certificate)] if understood.certificate else []


def name_of(certificate: Certificate) -> str:
    """What a certificate said in the text is called: "OCOP 4 sao"."""
    names = certificates_by_code()
    return ", ".join(names.get(code, code) for code in certificate.codes)


def without(asked: Asked, understood: Understood, facets: Iterable[str]) -> str:
    """The page without the filters of these facets, whether they were set beside the words or said among them."""
    given_up = set(facets)
    changes = {name: value for facet in given_up for name, value in NOTHING[facet].items()}
    return address(asked, text=_left_of(asked, understood, given_up), **changes)


def cleared(asked: Asked, understood: Understood) -> str:
    """The page with the same words and nothing that narrows; without words in the text a category is what the page is about."""
    category = None if asked.text else asked.category
    return address(Asked(text=_left_of(asked, understood, set(NOTHING)), category=category, literal=asked.literal, view=asked.view))


def _but(asked: Asked, understood: Understood, facet: str, choice: str) -> str:
    """The page without one choice of a facet; the last takes with it what the words say of the facet, which would hold instead."""
    left = tuple(other for other in getattr(asked, facet) if other != choice)
    return address(asked, **{facet: left}) if left else without(asked, understood, [facet])


def _left_of(asked: Asked, understood: Understood, given_up: set[str]) -> str:
    """The text without what it says of these facets."""
    said = [SAID[facet] for facet in given_up if facet in SAID]
    return understood.without(said) if understood.said.intersection(said) else asked.text


def near_chips(nodes: Iterable[Node]) -> list[Chip]:
    """Links to whole categories."""
    return [Chip(node.name, address(Asked(category=node))) for node in nodes]


def price_range(price_min: int | None, price_max: int | None, *, short: bool = False) -> str:
    """ "Price up to 3.000.000 ₫"; `short` is for columns: "20.000–50.000 ₫". A band of the facet ends below a round price and says so."""
    language = get_language() or "vi"
    below = price_max is not None and price_max + 1 in PRICE_EDGES
    high = (price_max or 0) + below
    shown = {"low": format_money(price_min or 0, language=language), "high": format_money(high, language=language)}
    if short and price_min is not None and price_max is not None:
        return format_money_range(price_min, high, language=language)
    if price_min is None:
        words = gettext("below %(high)s") if below else gettext("up to %(high)s")
    elif price_max is None:
        words = gettext("from %(low)s")
    else:
        words = gettext("%(low)s to below %(high)s") if below else gettext("%(low)s to %(high)s")
    said = words % shown
    return said[:1].upper() + said[1:] if short else gettext("Price %(range)s") % {"range": said}
