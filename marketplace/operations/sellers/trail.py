"""The audit trail of a seller: what happened to himself, to his offers and to his orders."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from marketplace.commerce.order.lifecycle import Actor, OrderState
from marketplace.commerce.order.models import Order, OrderStatusChange
from marketplace.operations.access import for_officer
from marketplace.operations.request import OfficerRequest
from marketplace.operations.sellers.page import find
from marketplace.operations.sellers.words import said
from sellers.accounts.models import Seller
from sellers.accounts.trail import Change, Entry, entries_of, events_with_their_past
from sellers.accounts.trail import trail as entries_of_seller
from sellers.offers.models import Offer

PER_PAGE = 50
OFFERS, ORDERS = "chao-ban", "don-hang"


@require_safe
@for_officer
def trail(request: OfficerRequest, public_id: Any) -> HttpResponseBase:
    """One part of it, the newest first; pages are cut before they are read, for a trail grows for ever."""
    seller = find(public_id)
    chosen = request.GET.get("phan", "")
    read = PARTS[chosen][1] if chosen in PARTS else _of_seller
    page = read(seller, request.GET.get("page"))
    page.object_list = [(entry, said(entry)) for entry in page.object_list]
    parts = [(key, words, key == chosen) for key, (words, _read) in PARTS.items()]
    return TemplateResponse(request, "console/seller_trail.html", {"of": seller, "page": page, "parts": parts, "chosen": chosen})


def _of_seller(seller: Seller, number: Any) -> Page[Any]:
    return Paginator(entries_of_seller(seller), PER_PAGE).get_page(number)


def _of_offers(seller: Seller, number: Any) -> Page[Any]:
    page = Paginator(events_with_their_past(Offer, seller_id=seller.pk), PER_PAGE).get_page(number)
    events = list(page.object_list)
    page.object_list = [
        replace(entry, of=event.title, link=reverse("console:offer", args=[event.pgh_obj_id]))
        for event, entry in zip(events, entries_of(Offer, events), strict=True)
    ]
    return page


def _of_orders(seller: Seller, number: Any) -> Page[Any]:
    changes = OrderStatusChange.objects.filter(order__partner_id=seller.partner_id).select_related("order", "by").order_by("-pk")
    page: Page[Any] = Paginator(changes, PER_PAGE).get_page(number)
    rows = list(page.object_list)
    passed_on = Order.objects.passed_on(timezone.now()).filter(pk__in={change.order_id for change in rows})
    opened = set(passed_on.values_list("pk", flat=True))
    page.object_list = [_entry(change, change.order_id in opened) for change in rows]
    return page


def _entry(change: OrderStatusChange, is_open_to_officers: bool) -> Entry:
    """Who buys is between buyer and seller, and so is the order's page as long as it was not passed on."""
    before = OrderState(change.old_status).label if change.old_status else None
    return Entry(
        what=_("order"),
        label="",
        action="",
        reason=change.reason,
        when=change.date_created,
        who=None if change.actor == Actor.BUYER else change.by,
        changes=[Change(_("state"), before, change.state_label)],
        of=change.order.number,
        link=reverse("console:order", args=[change.order.number]) if is_open_to_officers else "",
        actor=change.get_actor_display(),
    )


Read = Callable[[Seller, Any], Page[Any]]
PARTS: dict[str, tuple[Any, Read]] = {
    "": (_("The seller"), _of_seller),
    OFFERS: (_("Offers"), _of_offers),
    ORDERS: (_("Orders"), _of_orders),
}
