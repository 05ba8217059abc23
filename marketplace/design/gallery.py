"""Every piece with its states on one page, in both languages; development only, and what the screenshots are taken of."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from marketplace.design.samples import things
from marketplace.design.samples.dossier import DossierSample
from marketplace.design.samples.orders import SampleTable, orders

ICONS = Path(settings.BASE_DIR) / "marketplace" / "static" / "img" / "icons.svg"
WRONG = {
    "phone": "0912",
    "email": "khong-phai-email",
    "price": "rẻ lắm",
    "quantity": "50",
    "delivery": "ship",
    "unit": "kg",
    "harvest": "32/13/2026",
}


def pieces(request: HttpRequest) -> HttpResponseBase:
    table = SampleTable(orders(), request)  # type: ignore[arg-type]
    return table.respond("design/pieces.html", _context(request))


def form(request: HttpRequest) -> HttpResponse:
    """The form alone: empty, or with ?state=errors as it comes back."""
    form = DossierSample(WRONG) if request.GET.get("state") == "errors" else DossierSample()
    return render(request, "design/form.html", {"form": form, "crumbs": things.crumbs()})


def room(request: HttpRequest, which: str) -> HttpResponse:
    """The seller's or the officers' frame around a list."""
    table = SampleTable(orders(), request)  # type: ignore[arg-type]
    address = reverse("design:room", kwargs={"which": which})
    return render(request, f"design/{which}.html", {"table": table, "sections": things.sections(address), "tasks": things.tasks()})


def words(request: HttpRequest) -> HttpResponse:
    """Messages of each kind, as they appear after something was done."""
    messages.success(request, _("The offer is published."))
    messages.warning(request, _("One line is out of stock and was taken out of the basket."))
    messages.error(request, _("The file could not be read. What you typed is kept."))
    return render(request, "design/words.html", {"error_code": "7F3K-2Q9D"})


def count(request: HttpRequest) -> JsonResponse:
    """What the live count of the filter drawer asks for."""
    found = 128 - 9 * len(request.GET)
    return JsonResponse({"label": _("Show %(count)d offers") % {"count": found}})


def _context(request: HttpRequest) -> dict[str, Any]:
    return {
        "cards": things.cards(),
        "sellers": things.sellers(),
        "steps": things.steps(),
        "tasks": things.tasks(),
        "groups": things.filter_groups(),
        "price_bars": things.price_bars(),
        "bar_rows": things.bars(),
        "areas": things.areas(),
        "crumbs": things.crumbs(),
        "form": DossierSample(),
        "icons": _icon_names(),
        "seven_units": 7,
    }


def _icon_names() -> list[str]:
    drawn = ICONS.read_text(encoding="utf-8")
    return [part.split('"', 1)[0] for part in drawn.split('<symbol id="')[1:]]
