"""What every page of the seller's room shows around its content."""

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from marketplace.design.shapes import Section

# Name, short name for the thumb, icon, address, and whether only the page itself counts as being here.
SECTIONS = (
    (_("Today"), _("Today"), "home", "workspace:home", True),
    (_("Orders"), _("Orders"), "truck", "workspace:orders", False),
    (_("Offers"), _("Offers"), "goods", "workspace:offers", False),
    (_("Stall"), _("Stall"), "store", "workspace:stall", False),
    (_("Members"), _("Members"), "users", "workspace:members", False),
    (_("Certificates"), _("Certificates"), "verified", "workspace:certificates", False),
)


def workspace(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `seller`, `sections` and `works_for_several` on the pages of the seller's room, nothing elsewhere."""
    seller = getattr(request, "seller", None)
    if seller is None:
        return {}
    return {"seller": seller, "sections": sections(), "works_for_several": getattr(request, "works_for_several", False)}


def sections() -> list[Section]:
    """The room's navigation; a section appears when its pages do."""
    found = []
    for name, short, icon, address, exact in SECTIONS:
        try:
            found.append(Section(name=name, short=short, icon=icon, url=reverse(address), exact=exact))
        except NoReverseMatch:
            continue
    return found
