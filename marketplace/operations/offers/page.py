"""One offer as the officer reads it: what it says, what changed, who sells it, and the decision beside."""

from typing import Any

from django.db.models import Q
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from marketplace.operations.access import for_officer
from marketplace.operations.offers.forms import ReturnForm, TakeDownForm
from marketplace.operations.request import OfficerRequest
from sellers.accounts.policies import may_go_live
from sellers.certificates.showing import all_of_goods, shown
from sellers.offers.changes import changes_of
from sellers.offers.marks import mark_of
from sellers.offers.models import Offer
from sellers.offers.policies import may_moderate


def find(pk: int) -> Offer:
    """With all that the page reads; a draft is the seller's alone."""
    rows = Offer.objects.select_related(
        "seller__commune", "seller__partner", "seller__identity", "category", "product", "replaces__category", "approved_by"
    ).prefetch_related("photos__picture", "replaces__photos__picture", "product__stockrecords")
    stands = rows.annotate(certificates_standing=all_of_goods(product="product", seller="seller"))
    return get_object_or_404(stands.exclude(submitted_at=None), pk=pk)


def next_waiting(after: Offer | None = None) -> Offer | None:
    """The next in the queue: the longest waiting behind this one, else the first of all."""
    waiting = Offer.objects.waiting()
    if after is None:
        return waiting.first()
    others = waiting.exclude(pk=after.pk)
    if after.submitted_at is None:
        return others.first()
    behind = others.filter(Q(submitted_at__gt=after.submitted_at) | Q(submitted_at=after.submitted_at, pk__gt=after.pk))
    return behind.first() or others.first()


def draw(request: OfficerRequest, offer: Offer, *, status: int = 200, **context: Any) -> HttpResponseBase:
    """The page, with forms that were sent in the place of empty ones; `tried` names the one that stays open."""
    read = {
        "offer": offer,
        "mark": mark_of(offer),
        "changes": changes_of(offer),
        "certificates": shown(offer.certificates_standing),  # type: ignore[attr-defined]
        "ready": offer.seller.is_trading and may_go_live(offer.seller),
        "may_decide": may_moderate(request.user, offer),
        "next": next_waiting(offer),
        "others": Offer.objects.of(offer.seller).standing().exclude(pk=offer.pk).count(),
        "return_form": ReturnForm(initial={"revision": offer.revision}),
        "take_down_form": TakeDownForm(),
    }
    return TemplateResponse(request, "console/offers/offer.html", {**read, **context}, status=status)


@require_safe
@for_officer
def offer(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """Nothing changes by reading."""
    return draw(request, find(pk))
