"""Posting and changing an offer: one form, kept as typed whatever was wrong."""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from marketplace.lifecycles import BusinessError
from sellers.offers.actions.draft_offer import draft_offer
from sellers.offers.actions.revise_offer import open_revision
from sellers.offers.actions.update_offer import Outcome, update_offer
from sellers.offers.errors import TermsRefused
from sellers.offers.models import Offer
from sellers.workspace.access import for_seller
from sellers.workspace.offers.forms import OfferForm
from sellers.workspace.request import SellerRequest


@require_http_methods(["GET", "HEAD", "POST"])
@for_seller()
def new(request: SellerRequest) -> HttpResponseBase:
    """Five fields; saving makes a draft and shows it as buyers will see it."""
    form = OfferForm(request.POST, request.FILES) if request.method == "POST" else OfferForm()
    if form.is_bound and form.is_valid():
        offer = draft_offer(seller=request.seller, content=form.content(), by=request.user, key=form.key())
        return redirect("workspace:offer", offer.pk)
    return _form_page(request, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
@for_seller()
def edit(request: SellerRequest, pk: int) -> HttpResponseBase:
    """A draft is rewritten; of a standing offer price and quantity change at once and the rest waits for an officer."""
    offer = get_object_or_404(Offer.objects.of(request.seller).select_related("category"), pk=pk)
    begun = open_revision(offer) if offer.can_be_revised else None
    if begun is not None and request.method != "POST":
        # A new version is on its way: that one is read and corrected.
        return redirect("workspace:offer_edit" if begun.can_be_edited else "workspace:offer", begun.pk)
    if not (offer.can_be_edited or offer.can_be_revised):
        messages.info(request, gettext("This offer cannot be changed as it stands."))
        return redirect("workspace:offer", offer.pk)
    form = OfferForm(request.POST, request.FILES, offer=offer) if request.method == "POST" else OfferForm(offer=offer)
    if form.is_bound and form.is_valid():
        try:
            return _done(request, update_offer(offer=offer, content=form.content(), changed=form.changed_data, by=request.user))
        except TermsRefused as refused:
            form.add_error(refused.field, str(refused.message))
        except BusinessError as refused:
            form.add_error(None, str(refused.message))
    return _form_page(request, form, offer)


def _done(request: SellerRequest, outcome: Outcome) -> HttpResponseBase:
    if outcome.waiting is not None:
        messages.success(request, gettext("Sent for review. Until an officer approves it, buyers see the old version."))
    if outcome.changed_at_once:
        messages.success(request, gettext("Changed. Buyers see it now."))
    return redirect("workspace:offer", (outcome.waiting or outcome.offer).pk)


def _form_page(request: SellerRequest, form: OfferForm, offer: Offer | None) -> HttpResponseBase:
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "workspace/offers/form.html", {"form": form, "offer": offer}, status=status)
