"""What a seller does with an offer by one button: send, take back, reconfirm, end, post again."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from marketplace.lifecycles import BusinessError
from marketplace.links import way_back
from sellers.offers.actions.recall_offer import recall_offer
from sellers.offers.actions.reconfirm_offer import reconfirm_offer
from sellers.offers.actions.repost_offer import repost_offer
from sellers.offers.actions.submit_offer import submit_offer
from sellers.offers.actions.withdraw_offer import withdraw_offer
from sellers.offers.models import Offer
from sellers.workspace.access import for_seller
from sellers.workspace.request import SellerRequest

MOST_AT_ONCE = 200


@dataclass(frozen=True)
class Act:
    """A button: its word, what it does, and what is said afterwards; `asks` is what the seller is asked first."""

    name: str
    label: str | Promise
    run: Callable[..., Offer]
    done: str | Promise
    possible: Callable[[Offer], bool]
    kind: str = "quiet"
    asks: str | Promise = ""


ACTS = (
    Act(
        "gui-duyet",
        _("Send for review"),
        submit_offer,
        _("Sent. An officer reads it, usually within a day; you will be told."),
        lambda offer: offer.can_be_edited,
        kind="",
    ),
    Act(
        "xac-nhan",
        _("Still valid"),
        reconfirm_offer,
        _("Confirmed. Buyers see today's date."),
        lambda offer: offer.can_be_reconfirmed,
        kind="",
    ),
    Act(
        "lay-lai",
        _("Take back to correct"),
        recall_offer,
        _("It is a draft again. Send it when it is right."),
        lambda offer: offer.can_be_recalled,
    ),
    Act(
        "dang-lai",
        _("Post again"),
        repost_offer,
        _("A new draft with the same words. Check price and quantity, then send it."),
        lambda offer: offer.can_be_reposted,
        kind="",
    ),
    Act(
        "ngung-ban",
        _("Stop selling"),
        withdraw_offer,
        _("Ended. Orders that buyers have placed still count."),
        lambda offer: offer.can_be_withdrawn and offer.is_public,
        kind="danger",
        asks=_(
            "Buyers will no longer see this offer; a new version that is on its way ends with it. Orders that have been placed still count."
        ),
    ),
    Act(
        "bo",
        _("Discard it"),
        withdraw_offer,
        _("Discarded. You find it under the ended ones and may post it again."),
        lambda offer: offer.can_be_withdrawn and not offer.is_public,
        kind="danger",
        asks=_("Buyers have not seen this version. If another one is on sale, it stays there."),
    ),
)
BULK = {"reconfirm": reconfirm_offer, "withdraw": withdraw_offer}


def offered(offer: Offer) -> list[Act]:
    """The buttons that make sense now."""
    return [each for each in ACTS if each.possible(offer)]


@require_POST
@for_seller()
def act(request: SellerRequest, pk: int, action: str) -> HttpResponseBase:
    """One button on one offer."""
    chosen = next((each for each in ACTS if each.name == action), None)
    offer = get_object_or_404(Offer.objects.of(request.seller), pk=pk)
    if chosen is None:
        raise Http404
    try:
        result = chosen.run(offer=offer, by=request.user)
        messages.success(request, str(chosen.done))
    except BusinessError as refused:
        result = offer
        messages.error(request, str(refused.message))
    return redirect(way_back(request, "back") or reverse("workspace:offer", args=[result.pk]))


@require_POST
@for_seller()
def bulk(request: SellerRequest) -> HttpResponseBase:
    """One button on many offers; each counts for itself."""
    run = BULK.get(request.POST.get("action", ""))
    if run is None:
        raise Http404
    picked = [int(pk) for pk in request.POST.getlist("pick")[:MOST_AT_ONCE] if pk.isdecimal() and pk.isascii() and len(pk) < 19]
    done = refused = 0
    for offer in Offer.objects.of(request.seller).filter(pk__in=picked).order_by("pk"):
        try:
            run(offer=offer, by=request.user)
            done += 1
        except BusinessError:
            refused += 1
    _say(request, done, refused)
    return redirect(way_back(request, "back") or "workspace:offers")


def _say(request: SellerRequest, done: int, refused: int) -> None:
    if done:
        messages.success(request, ngettext("%(count)d offer changed.", "%(count)d offers changed.", done) % {"count": done})
    if refused:
        words = ngettext("%(count)d offer could not be changed.", "%(count)d offers could not be changed.", refused)
        messages.warning(request, words % {"count": refused})
    if not done and not refused:
        messages.info(request, gettext("Choose at least one offer."))
