"""The pages of search."""

from dataclasses import asdict, replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from catalogue.tree import Node, category_tree
from marketplace.design.shapes import Crumb
from marketplace.places.whereabouts import commune_of, forget_commune
from marketplace.rules.throttle import throttled
from search.backends.engines import searching
from search.backends.protocol import SearchRequest, Sort
from search.insight.notes import write_note
from search.pages.asked import LONGEST_QUERY, Asked, View, read
from search.pages.drawer import drawer
from search.pages.found import PAGE_SIZE, Found, also_looked_for, ask, find, meaning
from search.pages.highlights import Marking
from search.pages.map import commune_map
from search.pages.narrowing import (
    address,
    category_chips,
    chosen_chips,
    commune_names,
    near_chips,
    said_filters,
    sort_chips,
    view_chips,
    without,
)
from search.pages.pager import pager
from search.pages.places import place_chips, typed_place, with_typed_place
from search.pages.suggestions import suggestions
from search.pages.totals import offers_found, show_label


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Results for words and filters."""
    asked = read(request.GET)
    if asked.category:
        return redirect(address(asked, page=asked.page, after=asked.after))
    return _page(request, asked)


@require_safe
def category(request: HttpRequest, slug: str) -> HttpResponse:
    """What a category has, narrowed like any result."""
    node = category_tree().by_slug.get(slug)
    if node is None:
        raise Http404
    return _page(request, read(request.GET, node))


@require_safe
@throttled("search.count", limit=10, seconds=1)
def count(request: HttpRequest) -> JsonResponse:
    """How many offers a choice of filters would leave, in words for the button."""
    asked = with_typed_place(read(request.GET), typed_place(request.GET.get("place", "")))
    understood = meaning(asked)
    wanted = ask(asked, understood)
    result = searching().search(SearchRequest(understood, wanted.filters, size=0, enough=0, facets=False))
    return JsonResponse({"label": show_label(result.total, more=result.more)})


@require_POST
def forget_place(request: HttpRequest) -> HttpResponse:
    """The buyer's commune counts no longer; back to the same words."""
    forget_commune(request)
    return redirect(address(Asked(text=request.POST.get("q", "")[:LONGEST_QUERY])))


@require_safe
@throttled("search.suggest", limit=10, seconds=1)
def suggest(request: HttpRequest) -> JsonResponse:
    """At most eight things that what is typed may become."""
    return JsonResponse({"results": [asdict(suggestion) for suggestion in suggestions(request.GET.get("q", ""))]})


def _page(request: HttpRequest, asked: Asked) -> HttpResponse:
    typed = typed_place(request.GET.get("place", ""))
    if typed and typed.commune:
        return redirect(address(with_typed_place(asked, typed)))
    asked = replace(asked, buyer_is_in=commune_of(request))
    found = find(asked)
    token, marking = get_token(request), Marking(found.understood)
    context: dict[str, Any] = {
        "asked": asked,
        "found": found,
        "heading": heading(asked),
        "offers_found": offers_found(found.total, more=found.more),
        "crumbs": crumbs(asked.category),
        "pager": pager(asked, found),
        "cards": [card.for_visitor(token, marking) for card in found.cards],
        "near_cards": [card.for_visitor(token, marking) for card in found.near_cards],
        "chips": chosen_chips(asked, found.understood),
        "categories": category_chips(asked, found.facets),
        "sorts": sort_chips(asked),
        "views": view_chips(asked),
        "map": commune_map(asked, found.facets) if asked.view is View.MAP else "",
        "typed_place": typed,
        "place_chips": place_chips(asked, typed),
        "drawer": drawer(asked, found.facets, found.total, show_label(found.total, more=found.more)),
        "clear_url": address(Asked(text=asked.text, category=asked.category, view=asked.view)),
        "literal_url": address(asked, literal=True),
        "freely_url": address(asked, literal=False),
        "also": ", ".join(f"“{name}”" for name in also_looked_for(found.understood)),
        "given_up": given_up(asked, found),
        "wider_url": without(asked, found.given_up),
        "wider_label": show_label(found.wider_total, more=found.wider_more),
        "near_chips": near_chips(found.near_categories),
        "note": write_note(asked.text, fits=found.total > 0),
        "near_commune": commune_names().get(asked.buyer_is_in, "") if _place_counts(asked, found) else "",
        "note_counts": found.begins.number == 1 and not asked.chosen,
        "note_before": (found.begins.number - 1) * PAGE_SIZE,
    }
    return render(request, "search/results.html", context)


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


def crumbs(node: Node | None) -> list[Crumb]:
    """The way down to a category."""
    if node is None:
        return []
    tree = category_tree()
    path = [Crumb(each.name, address(Asked(category=each))) for each in tree.path(node)[:-1]]
    return [Crumb(gettext("All offers"), address(Asked())), *path, Crumb(node.name)]
