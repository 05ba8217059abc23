"""The audit trail of a seller: every change, who made it, and why."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpResponseBase
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe
from pghistory.models import Events

from marketplace.operations.access import for_officer
from marketplace.operations.request import OfficerRequest
from marketplace.operations.sellers.page import find
from marketplace.people.models import User
from sellers.accounts.models import Seller

PER_PAGE = 50


@dataclass(frozen=True)
class Entry:
    """One change: of what, by whom, why, and which fields went from what to what."""

    model: str
    kind: str
    action: str
    reason: str
    when: Any
    who: User | None
    changes: dict[str, list[Any]]


@require_safe
@for_officer
def trail(request: OfficerRequest, public_id: Any) -> HttpResponseBase:
    """The newest first."""
    seller = find(public_id)
    page = Paginator(_events(seller), PER_PAGE).get_page(request.GET.get("page"))
    return TemplateResponse(request, "console/seller_trail.html", {"of": seller, "page": page, "entries": _entries(page)})


def _events(seller: Seller) -> Any:
    dossier = getattr(seller, "registration", None)
    objects = [seller, *seller.enforcements.all(), *([dossier] if dossier else [])]
    events: Any = Events.objects
    return events.tracks(*objects).order_by("-pgh_created_at", "-pgh_id")


def _entries(page: Page[Any]) -> list[Entry]:
    rows = list(page.object_list)
    people = User.objects.in_bulk({row.pgh_context["by"] for row in rows if row.pgh_context and row.pgh_context.get("by")})
    found = []
    for row in rows:
        about = row.pgh_context or {}
        changes = row.pgh_diff or {}
        found.append(
            Entry(
                model=row.pgh_obj_model.rpartition(".")[2],
                kind=row.pgh_label,
                action=about.get("action", ""),
                reason=about.get("reason", ""),
                when=row.pgh_created_at,
                who=people.get(about.get("by")),
                changes=changes,
            )
        )
    return found
