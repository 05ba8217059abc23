"""The pages of search."""

from dataclasses import asdict, replace

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from catalogue.tree import Node, category_tree
from marketplace.design.shapes import Crumb
from marketplace.places.whereabouts import commune_of, forget_commune
from marketplace.rules.throttle import throttled
from search.backends.engines import searching
from search.backends.protocol import SearchRequest, SearchResult
from search.pages.asked import LONGEST_QUERY, Asked, read
from search.pages.body import body, heading, note_of
from search.pages.found import ask, ending_in_place, find, meaning
from search.pages.narrowing import address
from search.pages.places import typed_place, with_typed_place
from search.pages.shell import page
from search.pages.suggestions import suggestions
from search.pages.totals import show_label
from search.understanding import Understood


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
    result = _counted(asked, understood)
    if not result.total and (other := ending_in_place(asked, understood)):
        result = _counted(asked, other)
    return JsonResponse({"label": show_label(result.total, more=result.more)})


def _counted(asked: Asked, understood: Understood) -> SearchResult:
    wanted = ask(asked, understood)
    return searching().search(SearchRequest(understood, wanted.filters, size=0, enough=0, facets=False))


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
    note = note_of(asked, found)
    answer = body(request, asked, found, typed, note)
    return HttpResponse(page(request, asked, heading(asked), crumbs(asked.category), answer, note=bool(note)))


def crumbs(node: Node | None) -> list[Crumb]:
    """The way down to a category."""
    if node is None:
        return []
    tree = category_tree()
    path = [Crumb(each.name, address(Asked(category=each))) for each in tree.path(node)[:-1]]
    return [Crumb(gettext("All offers"), address(Asked())), *path, Crumb(node.name)]
