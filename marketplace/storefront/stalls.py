"""The public page of a seller."""

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from catalogue.models import Category
from marketplace.storefront.gone import gone
from marketplace.storefront.sellers import seller_block
from sellers.accounts.models import Seller
from sellers.certificates.showing import all_of_seller, shown
from sellers.offers.cards import cards, for_cards
from sellers.offers.models import Offer

PER_PAGE = 24


@require_safe
def stall(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Who it is, and what is on sale, newest confirmation first; a suspended seller's stall says only that it is closed."""
    related = Seller.objects.select_related("commune__province", "partner", "identity__checked_by")
    seller = get_object_or_404(related.annotate(certificates_standing=all_of_seller(seller="pk")), slug=slug)
    if not seller.is_trading:
        return gone(request, "storefront/stall_closed.html")
    offers = Offer.objects.visible().of(seller)
    kinds = list(Category.objects.filter(seller_offers__in=offers).annotate(number=Count("seller_offers")).order_by("path"))
    chosen = next((kind for kind in kinds if kind.slug == request.GET.get("danh-muc")), None)
    goods = for_cards(offers.filter(category=chosen) if chosen else offers).order_by("-confirmed_at", "pk")
    page = Paginator(goods, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "stall": seller,
        "seller_block": seller_block(seller),
        "partner": seller.partner,
        "certificates": shown(seller.certificates_standing),  # type: ignore[attr-defined]
        "page": page,
        "cards": cards(page.object_list),
        "kinds": kinds if len(kinds) > 1 else [],
        "chosen": chosen,
        "total": sum(kind.number for kind in kinds),
    }
    return TemplateResponse(request, "storefront/stall.html", context)
