"""The navigation of the console, on every page of it."""

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from marketplace.design.shapes import Section

# Name, icon, address, and whether only the page itself counts as being here.
SECTIONS = (
    (_("Work"), "home", "console:home", True),
    (_("Dossiers"), "document", "console:registrations", False),
    (_("Offers"), "goods", "console:offers", False),
    (_("Certificates"), "verified", "console:certificates", False),
    (_("Visitors' reports"), "flag", "console:reports", False),
    (_("Orders"), "truck", "console:orders", False),
    (_("Sellers"), "store", "console:sellers", False),
    (_("Search"), "search", "console:search", False),
)


def console(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `sections` on the pages of the console, nothing elsewhere."""
    match = request.resolver_match
    if match is None or "console" not in match.namespaces:
        return {}
    return {"sections": SimpleLazyObject(sections)}


def sections() -> list[Section]:
    """A section appears when its pages do."""
    found = []
    for name, icon, address, exact in SECTIONS:
        try:
            found.append(Section(name=name, icon=icon, url=reverse(address), exact=exact))
        except NoReverseMatch:
            continue
    return found
