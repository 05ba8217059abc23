"""The basket's page and what its buttons do."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from marketplace.commerce.basket import undo
from marketplace.commerce.basket.actions import add_goods, change_quantity, remove_line
from marketplace.commerce.basket.contents import Item, SellersPart, contents
from marketplace.commerce.basket.errors import NotOrderable
from marketplace.commerce.basket.forms import QuantityForm
from marketplace.commerce.basket.models import Basket, Line
from marketplace.commerce.partner.models import StockRecord
from marketplace.language.numbers import format_quantity
from marketplace.links import way_back
from marketplace.people.models import User


class BuyersRequest(HttpRequest):
    """A request behind the basket's middleware."""

    basket: Basket
    user: User


@dataclass(frozen=True)
class Row:
    """A line with its stepper."""

    item: Item
    form: QuantityForm


@require_GET
@never_cache
def show_basket(request: BuyersRequest) -> HttpResponse:
    """What is in the basket now; `?bo=` names what has just been removed."""
    now = contents(request.basket)
    context = {"now": now, "parts": [(part, _rows(part)) for part in now.parts], "removed": _removed(request)}
    return render(request, "basket/basket.html", context)


def _rows(part: SellersPart) -> list[Row]:
    return [Row(item, QuantityForm.of(item)) for item in part.items]


def _removed(request: HttpRequest) -> dict[str, str] | None:
    token = request.GET.get("bo", "")
    removed = undo.read(token) if token else None
    if removed is None:
        return None
    stock = StockRecord.objects.select_related("product").filter(pk=removed.stockrecord_id).first()
    return {"title": stock.product.get_title(), "undo_url": reverse("basket_undo", args=[token])} if stock else None


@require_POST
def add(request: BuyersRequest, offer_pk: int) -> HttpResponse:
    """Puts goods in by the number of their offer; goes on to `next` (a page of ours) or to the basket."""
    stock = get_object_or_404(StockRecord.objects.select_related("product", "partner"), offer_id=offer_pk)
    form = QuantityForm({"quantity": request.POST.get("quantity") or stock.minimum_quantity})
    if not form.is_valid():
        return _say_no(request, form)
    try:
        add_goods(request.basket, stock, quantity=form.cleaned_data["quantity"])
    except NotOrderable as refused:
        messages.error(request, f"{stock.product.get_title()}: {refused.message}")
    else:
        messages.success(request, _added(stock, form.cleaned_data["quantity"], chosen="quantity" in request.POST))
    return redirect(_next(request))


def _added(stock: StockRecord, quantity: int, *, chosen: bool) -> str:
    """Who takes a thing from a list has not seen that it is sold from a certain quantity on; he is told what he has now."""
    said = {"title": stock.product.get_title(), "quantity": format_quantity(quantity, stock.unit, language=get_language() or "vi")}
    if quantity == 1:
        return _("%(title)s is in your basket.") % said
    if chosen:
        return _("%(title)s is in your basket: %(quantity)s.") % said
    return _("%(title)s is in your basket: %(quantity)s, the smallest order.") % said


@require_POST
def change(request: BuyersRequest, line_pk: int) -> HttpResponse:
    """Sets the quantity of a line of the asker's own basket."""
    line = _line(request, line_pk)
    form = QuantityForm(request.POST)
    if not form.is_valid():
        return _say_no(request, form)
    try:
        change_quantity(request.basket, line, quantity=form.cleaned_data["quantity"])
    except NotOrderable as refused:
        messages.error(request, f"{line.product.get_title()}: {refused.message}")
    return redirect("basket")


@require_POST
def remove(request: BuyersRequest, line_pk: int) -> HttpResponse:
    """Takes a line out of the asker's own basket and offers to put it back."""
    line = _line(request, line_pk)
    removed = undo.Removed(line.stockrecord_id, line.quantity)
    remove_line(request.basket, line)
    return redirect(f"{reverse('basket')}?bo={undo.token(removed)}")


@require_POST
def undo_removal(request: BuyersRequest, token: str) -> HttpResponse:
    """Puts back what was removed, if it can still be ordered."""
    removed = undo.read(token)
    stock = StockRecord.objects.select_related("product", "partner").filter(pk=removed.stockrecord_id).first() if removed else None
    if removed and stock:
        try:
            add_goods(request.basket, stock, quantity=removed.quantity)
        except NotOrderable as refused:
            messages.error(request, f"{stock.product.get_title()}: {refused.message}")
    return redirect("basket")


def _line(request: BuyersRequest, line_pk: int) -> Line:
    lines = Line.objects.select_related("product", "stockrecord__partner")
    return get_object_or_404(lines, pk=line_pk, basket_id=request.basket.pk, basket__status=Basket.OPEN)


def _say_no(request: HttpRequest, form: QuantityForm) -> HttpResponse:
    for error in form.errors.get("quantity", []):
        messages.error(request, str(error))
    return redirect(_next(request))


def _next(request: HttpRequest) -> str:
    return way_back(request, "next") or reverse("basket")
