"""The public page of an offer, in whatever state it is."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, reverse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from catalogue.models import Category
from marketplace.design.shapes import Crumb
from marketplace.storefront.gone import gone
from marketplace.storefront.jsonld import offer_jsonld
from marketplace.storefront.sellers import seller_block
from sellers.certificates.showing import all_of_goods, shown
from sellers.offers.cards import cards, for_cards
from sellers.offers.models import Offer

SIMILAR = 8


@require_safe
def offer(request: HttpRequest, slug: str, pk: int) -> HttpResponseBase:
    """Live and stale offers are shown; ended ones say so (410) beside similar goods; what was never public is not there."""
    found = _readable().filter(pk=pk).first()
    if found is None:
        raise Http404
    if found.is_public and found.seller.is_trading:
        if found.slug != slug:
            return _under_its_present_title(found)
        return TemplateResponse(request, "storefront/offer.html", _context(found))
    newer = Offer.objects.of_product(found.product).visible().first()
    if newer is not None:
        return redirect(newer)
    return gone(request, "storefront/offer_gone.html", {"offer": found, "similar": similar_to(found)})


def _under_its_present_title(found: Offer) -> HttpResponseBase:
    """For machines this is for ever; a browser that kept it would go round in circles once the title is what it was before."""
    response = redirect(found, permanent=True)
    add_never_cache_headers(response)
    return response


def _readable() -> Any:
    everything = for_cards(Offer.objects.once_public())
    related = ("seller__commune__province", "seller__identity__checked_by", "product")
    stands = all_of_goods(product="product", seller="seller")
    return everything.select_related(*related).prefetch_related("product__stockrecords").annotate(certificates_standing=stands)


def _context(offer: Offer) -> dict[str, Any]:
    left = offer.left
    return {
        "offer": offer,
        "left": left,
        "orderable": offer.is_live and left >= offer.minimum_quantity,
        "crumbs": [*category_crumbs(offer.category), Crumb(offer.title)],
        "seller": seller_block(offer.seller),
        "partner": offer.seller.partner,
        "certificates": shown(offer.certificates_standing),  # type: ignore[attr-defined]
        "jsonld": offer_jsonld(offer, left) if offer.is_live else "",
    }


def category_crumbs(category: Category) -> list[Crumb]:
    """The way down to the category, in one query."""
    steps = range(Category.steplen, len(category.path) + 1, Category.steplen)
    line = Category.objects.browsable().filter(path__in=[category.path[:end] for end in steps]).order_by("depth")
    return [Crumb(each.name, _category_url(each)) for each in line]


def _category_url(category: Category) -> str:
    try:
        return reverse("category", args=[category.slug])
    except NoReverseMatch:
        return ""


def similar_to(offer: Offer) -> list[Any]:
    """Goods that can be ordered now: of the same category, else of the same branch."""
    visible = for_cards(Offer.objects.visible()).order_by("-confirmed_at", "pk")
    near = list(visible.filter(category=offer.category)[:SIMILAR])
    branch = offer.category.path[: Category.steplen]
    return cards(near or visible.filter(category__path__startswith=branch)[:SIMILAR], with_basket=False)
