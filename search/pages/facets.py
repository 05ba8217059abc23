"""Facets as the filter drawer shows them. A facet without data, or whose choices would narrow nothing, is not shown."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from catalogue.tree import Node, category_tree
from marketplace.commerce.partner.models import SellerKind
from marketplace.design.shapes import FilterChoice, FilterGroup, FilterLink
from search.backends.protocol import FRESH_DAYS, OPEN_END, PRICE_BANDS, Facets
from search.pages.asked import Asked
from search.pages.certificates import certificates_by_code
from search.pages.communes import commune_names
from search.pages.narrowing import HANDED_OVER, address, price_range, stocked
from search.vocabulary import current_vocabulary

# More choices than a thumb scrolls through; the rest comes by typing the place, or on the page that lists them all.
MOST_CHOICES = 12
FULL_BAR = 10


def groups(asked: Asked, facets: Facets, total: int) -> list[FilterGroup]:
    """The groups of the drawer in the order in which people narrow; prices have fields of their own."""
    return [
        FilterGroup("category", _("Category"), links=categories(asked, facets)),
        communes(asked, facets),
        FilterGroup("kind", _("Kind of seller"), _kinds(asked, facets)),
        FilterGroup("certificate", _("Certificates"), _certificates(asked, facets)),
        FilterGroup("handover", _("How the goods come"), _handover(asked, facets, total)),
        FilterGroup("fresh", _("Lately confirmed"), _freshness(asked, facets, total), single=True),
    ]


def categories(asked: Asked, facets: Facets) -> list[FilterLink]:
    """The way up, the category itself, what lies below it; where nothing does, its neighbours."""
    tree = category_tree()
    path = tree.path(asked.category) if asked.category else []

    def link(node: Node, depth: int) -> FilterLink:
        count, at_least = _counted(facets, "categories", node.pk)
        return FilterLink(node.name, address(asked, category=node), count, node is asked.category, depth, at_least=at_least)

    below = stocked(tree.below(asked.category), facets, within=asked.category)
    shown = [link(node, depth) for depth, node in enumerate(path, start=1)]
    if not below and path:
        above = path[-2] if len(path) > 1 else None
        shown.pop()
        beside = {*stocked(tree.below(above), facets, within=None), asked.category}
        below = [node for node in tree.below(above) if node in beside]
    links = [*shown, *(link(node, len(shown) + 1) for node in below)]
    everything = FilterLink(gettext("All categories"), address(asked, category=None), chosen=asked.category is None)
    return [everything, *links] if links else []


def communes(asked: Asked, facets: Facets) -> FilterGroup:
    """The communes with the most goods, or on request all that have or may have some; any other by typing its name."""
    names = commune_names()
    possible = {**dict.fromkeys(names, 0), **facets.communes} if "communes" in facets.sampled else facets.communes
    found = _first(possible, asked.communes, len(names)) if asked.all_communes else _first(facets.communes, asked.communes, MOST_CHOICES)
    choices = [_choice(facets, "communes", code, names.get(code, code), chosen=code in asked.communes) for code in found]
    left = len(set(possible) - set(found))
    label = ngettext("%(count)s more place", "%(count)s more places", left) % {"count": left}
    return FilterGroup(
        "commune",
        _("Commune"),
        choices,
        typed="place" if facets.communes else "",
        more_url=address(asked, all_communes=True) if left else "",
        more_label=label if left else "",
    )


def price_bars(asked: Asked, facets: Facets) -> list[FilterLink]:
    """How many offers there are at which price: from the cheapest band with goods to the dearest. A single band tells nothing."""
    filled = [band for band, count in facets.prices.items() if count]
    if len(filled) < 2:
        return []
    largest = max(facets.prices.values())
    bars = []
    for band in range(min(filled), max(filled) + 1):
        low, high = PRICE_BANDS[band]
        count, at_least = _counted(facets, "prices", band)
        bounds = {"price_min": low or None, "price_max": high - 1 if high < OPEN_END else None}
        chosen = (asked.price_min, asked.price_max) == (bounds["price_min"], bounds["price_max"])
        share = -(-(count or 0) * FULL_BAR // largest)
        bars.append(FilterLink(price_range(**bounds, short=True), address(asked, **bounds), count, chosen, share=share, at_least=at_least))
    return bars


def _counted(facets: Facets, facet: str, value: Any) -> tuple[int | None, bool]:
    """How many there are, and whether there may be more; no number where nobody looked."""
    count = getattr(facets, facet).get(value, 0)
    return (count or None if facet in facets.sampled else count), facets.is_at_least(facet, value)


def _choice(facets: Facets, facet: str, value: Any, label: Any, *, chosen: bool) -> FilterChoice:
    count, at_least = _counted(facets, facet, value)
    return FilterChoice(str(value), label, count, chosen, at_least)


def _kinds(asked: Asked, facets: Facets) -> list[FilterChoice]:
    choices = [_choice(facets, "kinds", kind, SellerKind(kind).label, chosen=kind in asked.kinds) for kind in SellerKind.values]
    return _filled(choices)


def _certificates(asked: Asked, facets: Facets) -> list[FilterChoice]:
    """Only those that these goods have, or may have where not all were looked at; where nobody has any, nothing is said of certificates."""
    possible = {*facets.certificates, *asked.certificates}
    if "certificates" in facets.sampled:
        possible |= current_vocabulary().certificates
    names = certificates_by_code() if possible else {}
    choices = [
        _choice(facets, "certificates", code, name, chosen=code in asked.certificates) for code, name in names.items() if code in possible
    ]
    return _filled(choices)


def _handover(asked: Asked, facets: Facets, total: int) -> list[FilterChoice]:
    choices = [_choice(facets, "handover", way, label, chosen=way in asked.handover) for way, label in HANDED_OVER.items()]
    return _telling(choices, total)


def _freshness(asked: Asked, facets: Facets, total: int) -> list[FilterChoice]:
    labels = {days: ngettext("within %(days)s day", "within %(days)s days", days) % {"days": days} for days in FRESH_DAYS}
    choices = [_choice(facets, "fresh", days, labels[days], chosen=days == asked.fresh) for days in FRESH_DAYS]
    told = _telling(choices, total)
    return [FilterChoice("", gettext("At any time"), None, asked.fresh is None), *told] if told else []


def _filled(choices: list[FilterChoice]) -> list[FilterChoice]:
    """Those that have goods or may have some, and those that are on."""
    return [choice for choice in choices if choice.count != 0 or choice.chosen]


def _telling(choices: list[FilterChoice], total: int) -> list[FilterChoice]:
    """The choices that have goods, if any of them leaves some out or is on already."""
    filled = _filled(choices)
    return filled if any(choice.chosen or (choice.count or 0) < total for choice in filled) else []


def _first(counts: Mapping[str, int], chosen: Iterable[str], most: int) -> list[str]:
    """The chosen ones, then those with the most goods."""
    ranked = sorted(counts, key=lambda value: (-counts[value], value))
    return list(dict.fromkeys([*chosen, *ranked]))[: max(most, len(tuple(chosen)))]
