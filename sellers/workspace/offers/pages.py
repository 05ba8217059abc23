"""The list of the seller's offers and the page of one: what buyers will see, how it stands, what can be done."""

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from sellers.offers.freshness import expires_at, goes_stale_at
from sellers.offers.marks import mark_of
from sellers.offers.models import Offer
from sellers.offers.querysets import OfferQuerySet
from sellers.workspace.access import for_seller
from sellers.workspace.offers.acts import offered
from sellers.workspace.offers.lists import TAB, OfferTable, key_of, queryset_of, tabs
from sellers.workspace.request import SellerRequest


def own_offers(request: SellerRequest) -> OfferQuerySet:
    """The seller's, with what pages read of them."""
    return (
        Offer.objects.of(request.seller).select_related("category", "product").prefetch_related("product__stockrecords", "photos__picture")
    )


@require_safe
@for_seller()
def offers(request: SellerRequest) -> HttpResponseBase:
    """One tab of the list."""
    chosen = key_of(request.GET.get(TAB, ""))
    name = queryset_of(chosen)
    own = own_offers(request)
    table = OfferTable(getattr(own, name)(), request, standing=name in {"live", "stale"})
    return table.respond("workspace/offers/list.html", {"tabs": tabs(request.seller, chosen)})


@require_safe
@for_seller()
def offer(request: SellerRequest, pk: int) -> HttpResponseBase:
    """Preview and state; nothing changes here."""
    found = get_object_or_404(own_offers(request), pk=pk)
    context = {
        "offer": found,
        "acts": offered(found),
        "mark": mark_of(found),
        "goes_stale_at": goes_stale_at(found),
        "expires_at": expires_at(found),
        "waiting_version": Offer.objects.open().filter(replaces=found).first(),
    }
    return TemplateResponse(request, "workspace/offers/offer.html", context)
