"""Facets as the filter drawer shows them. A facet without data, or whose choices would narrow nothing, is not shown."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from catalogue.tree import Node, category_tree
from marketplace.commerce.partner.models import SellerKind
from marketplace.design.shapes import FilterChoice, FilterGroup, FilterLink
from search.backends.protocol import FRESH_DAYS, OPEN_END, PRICE_BANDS, Facets
from search.pages.asked import Asked
from search.pages.narrowing import HANDED_OVER, address, commune_names, price_range

# More choices than a thumb scrolls through; the rest comes by typing the place, or on the page that lists them all.
MOST_CHOICES = 12
FULL_BAR = 10


def groups(asked: Asked, facets: Facets, total: int) -> list[FilterGroup]:
    """The groups of the drawer in the order in which people narrow; prices have fields of their own."""
    return [
        FilterGroup("category", _("Category"), links=categories(asked, facets)),
        communes(asked, facets),
        FilterGroup("kind", _("Kind of seller"), _kinds(asked, facets)),
        FilterGroup("handover", _("How the goods come"), _handover(asked, facets, total)),
        FilterGroup("fresh", _("Lately confirmed"), _freshness(asked, facets, total), single=True),
    ]


def categories(asked: Asked, facets: Facets) -> list[FilterLink]:
    """The way up, the category itself, what lies below it; where nothing does, its neighbours."""
    tree = category_tree()
    path = tree.path(asked.category) if asked.category else []
    counts = facets.categories

    def link(node: Node, depth: int) -> FilterLink:
        return FilterLink(node.name, address(asked, category=node), counts.get(node.pk, 0), node is asked.category, depth)

    below = [node for node in tree.below(asked.category) if counts.get(node.pk)]
    shown = [link(node, depth) for depth, node in enumerate(path, start=1)]
    if not below and path:
        above = path[-2] if len(path) > 1 else None
        shown.pop()
        below = [node for node in tree.below(above) if counts.get(node.pk) or node is asked.category]
    links = [*shown, *(link(node, len(shown) + 1) for node in below)]
    everything = FilterLink(gettext("All categories"), address(asked, category=None), chosen=asked.category is None)
    return [everything, *links] if links else []


def communes(asked: Asked, facets: Facets) -> FilterGroup:
    """The communes with the most goods, or on request all that have some; any other by typing its name."""
    names = commune_names()
    found = _first(facets.communes, asked.communes, len(names) if asked.all_communes else MOST_CHOICES)
    choices = [FilterChoice(code, names.get(code, code), facets.communes.get(code, 0), code in asked.communes) for code in found]
    left = len(set(facets.communes) - set(found))
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
        count = facets.prices.get(band, 0)
        bounds = {"price_min": low or None, "price_max": high - 1 if high < OPEN_END else None}
        chosen = (asked.price_min, asked.price_max) == (bounds["price_min"], bounds["price_max"])
        share = -(-count * FULL_BAR // largest)
        bars.append(FilterLink(price_range(**bounds, short=True), address(asked, **bounds), count, chosen, share=share))
    return bars


def _kinds(asked: Asked, facets: Facets) -> list[FilterChoice]:
    choices = [FilterChoice(kind, SellerKind(kind).label, facets.kinds.get(kind, 0), kind in asked.kinds) for kind in SellerKind.values]
    return [choice for choice in choices if choice.count or choice.chosen]


def _handover(asked: Asked, facets: Facets, total: int) -> list[FilterChoice]:
    choices = [FilterChoice(way, label, facets.handover.get(way, 0), way in asked.handover) for way, label in HANDED_OVER.items()]
    return _telling(choices, total)


def _freshness(asked: Asked, facets: Facets, total: int) -> list[FilterChoice]:
    labels = {days: ngettext("within %(days)s day", "within %(days)s days", days) % {"days": days} for days in FRESH_DAYS}
    choices = [FilterChoice(str(days), labels[days], facets.fresh.get(days, 0), days == asked.fresh) for days in FRESH_DAYS]
    told = _telling(choices, total)
    return [FilterChoice("", gettext("At any time"), None, asked.fresh is None), *told] if told else []


def _telling(choices: list[FilterChoice], total: int) -> list[FilterChoice]:
    """The choices that have goods, if any of them leaves some out or is on already."""
    filled = [choice for choice in choices if choice.count or choice.chosen]
    return filled if any(choice.chosen or (choice.count or 0) < total for choice in filled) else []


def _first(counts: Mapping[str, int], chosen: Iterable[str], most: int) -> list[str]:
    """The chosen ones, then those with the most goods."""
    ranked = sorted(counts, key=lambda value: (-counts[value], value))
    return list(dict.fromkeys([*chosen, *ranked]))[: max(most, len(tuple(chosen)))]
