"""The page behind the signed link: one offer, one button, nobody signed in. Opening it changes nothing."""

from django.http import HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from marketplace.lifecycles import BusinessError
from marketplace.links import LinkExpired, LinkInvalid, SignedLink
from sellers.offers.actions.reconfirm_offer import reconfirm_offer
from sellers.offers.freshness import confirmation_number, read_token
from sellers.offers.models import Offer

GONE = 410


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def reconfirm(request: HttpRequest, token: str) -> HttpResponseBase:
    """The button works once; afterwards the page says that the offer was confirmed, and once it is stale again that the link is over."""
    try:
        link = read_token(token)
    except LinkExpired:
        return _page(request, "expired", status=GONE)
    except LinkInvalid:
        return _page(request, "invalid", status=404)
    offer = Offer.objects.filter(pk=link.id).select_related("seller").prefetch_related("photos__picture").first()
    if offer is None:
        return _page(request, "invalid", status=404)
    if offer.is_public and _spent(link, offer):
        return _page(request, "done", offer) if offer.is_live else _page(request, "expired", status=GONE)
    if request.method == "POST":
        return _confirm(request, offer)
    return _page(request, "ask" if offer.can_be_reconfirmed else "over", offer, status=200 if offer.can_be_reconfirmed else GONE)


def _confirm(request: HttpRequest, offer: Offer) -> HttpResponseBase:
    try:
        return _page(request, "done", reconfirm_offer(offer=offer, by=None))
    except BusinessError:
        offer.refresh_from_db()
        return _page(request, "over", offer, status=GONE)


def _spent(link: SignedLink, offer: Offer) -> bool:
    """The offer has been confirmed since the link was made."""
    return confirmation_number(offer) != link.version


def _page(request: HttpRequest, state: str, offer: Offer | None = None, *, status: int = 200) -> HttpResponseBase:
    response = TemplateResponse(request, "workspace/offers/reconfirm.html", {"state": state, "offer": offer}, status=status)
    # The address is the key: no page that this one leads to, not even of ours, hears more than the host. ("no-referrer" would
    # make browsers send the button's form with the origin "null", which is refused.)
    response["Referrer-Policy"] = "strict-origin"
    return response
