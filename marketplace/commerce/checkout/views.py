"""The checkout page: one page, one button."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache

from marketplace.commerce.basket.contents import Contents, contents
from marketplace.commerce.basket.views import BuyersRequest
from marketplace.commerce.checkout.actions import place_purchase
from marketplace.commerce.checkout.actions.place_purchase import GUARDS, Guards
from marketplace.commerce.checkout.errors import NothingToOrder, TermsChanged
from marketplace.commerce.checkout.forms import CheckoutForm, way_name
from marketplace.commerce.checkout.known_buyer import what_is_known_of
from marketplace.commerce.checkout.summary import Summary
from marketplace.commerce.checkout.terms import Terms
from marketplace.commerce.checkout.ticket import Ticket
from marketplace.commerce.order.models import OrderGroup
from marketplace.lifecycles import BusinessError
from marketplace.places.whereabouts import remember_commune

CONFLICT = 409


@method_decorator(never_cache, name="dispatch")
class CheckoutPage(View):
    """Shows what will be ordered and takes the order. `guards` is what place_purchase says of it."""

    guards: Guards = GUARDS

    def get(self, request: BuyersRequest) -> HttpResponse:
        """The form, filled with what is known of a signed-in buyer."""
        now = contents(request.basket)
        if not now.orderable_parts:
            return _nothing(request)
        ticket = Ticket.of(request.basket)
        initial = what_is_known_of(request.user) | {"terms": Terms.of(now).text(), "ticket": ticket.text()}
        return self._page(request, CheckoutForm(now.orderable_parts, initial=initial), now)

    def post(self, request: BuyersRequest) -> HttpResponse:
        """Places the purchase; the same form sent again leads to the same purchase."""
        now = contents(request.basket)
        ticket = Ticket.read(request.POST.get("ticket", ""))
        if ticket and (placed := OrderGroup.objects.filter(idempotency_key=ticket.key).first()):
            return redirect(placed)
        if not now.orderable_parts:
            return _nothing(request)
        form = CheckoutForm(now.orderable_parts, request.POST)
        if ticket is None or ticket.basket_id != request.basket.pk:
            return self._again(request, now, TermsChanged([]))
        if not form.is_valid():
            return self._page(request, form, now)
        return self._place(request, form, now, ticket)

    def _place(self, request: BuyersRequest, form: CheckoutForm, now: Contents, ticket: Ticket) -> HttpResponse:
        seen = Terms.read(form.cleaned_data["terms"] or "") or Terms({}, {})
        buyer = request.user if request.user.is_authenticated else None
        wishes = form.wishes(key=ticket.key, terms=seen, language=get_language() or "vi")
        try:
            placed = place_purchase(request.basket, wishes, by=buyer, guards=self.guards)
        except NothingToOrder:
            return _nothing(request)
        except BusinessError as refused:
            return self._again(request, contents(request.basket), refused)
        if wishes.commune is not None:
            remember_commune(request, wishes.commune.pk)
        return redirect(placed)

    def _again(self, request: BuyersRequest, now: Contents, refused: BusinessError) -> HttpResponse:
        """The same page with the present terms; what was typed stays, nothing was ordered."""
        if not now.orderable_parts:
            for change in getattr(refused, "changes", []):
                messages.error(request, change)
            return _nothing(request)
        typed = request.POST.copy()
        typed["terms"], typed["ticket"] = Terms.of(now).text(), Ticket.of(request.basket).text()
        form = CheckoutForm(now.orderable_parts, typed)
        form.is_valid()
        return self._page(request, form, now, status=CONFLICT, refused=refused)

    def _page(self, request: HttpRequest, form: CheckoutForm, now: Contents, status: int = 200, **context: Any) -> HttpResponse:
        summary = Summary.of(now, {part.partner.pk: form[way_name(part)].value() for part in now.orderable_parts})
        parts = [(share, form[way_name(share.part)]) for share in summary.shares]
        return render(
            request, "checkout/checkout.html", {"form": form, "now": now, "summary": summary, "parts": parts, **context}, status=status
        )


def _nothing(request: HttpRequest) -> HttpResponse:
    messages.info(request, _("There is nothing in your basket that can be ordered now."))
    return redirect("basket")
