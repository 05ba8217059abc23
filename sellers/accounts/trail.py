"""The audit trail of a seller: every change of it, its people, its measures and its dossier, with who and why."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models

from marketplace.people.models import User
from sellers.accounts.models import BusinessRegistration, Enforcement, Seller, SellerIdentity, SellerMember

# What the trail keeps about itself.
OWN_FIELDS = ("pgh_",)
# Counted or repeated elsewhere: nothing that a reader of the trail looks for.
NOISE = {"folded_name", "round", "public_id", "id"}


@dataclass(frozen=True)
class Change:
    """A field that went from one value to another."""

    field: Any
    before: Any
    after: Any


@dataclass(frozen=True)
class Entry:
    """One row of the trail; `action` is empty where no action of ours was at work, `who` is None where no account of ours acted.

    `of` names the thing where a trail tells of several, `link` leads to it; `actor` says in whose name it was done when `who` is None.
    """

    what: Any
    label: str
    action: str
    reason: str
    when: dt.datetime
    who: User | None
    changes: list[Change]
    of: str = ""
    link: str = ""
    actor: Any = ""


def trail(seller: Seller) -> list[Entry]:
    """The newest first; a fixed number of queries."""
    dossiers = BusinessRegistration.objects.filter(seller=seller).values("pk")
    found = [
        *_events(Seller, {"pgh_obj_id": seller.pk}),
        *_events(SellerMember, {"seller_id": seller.pk}),
        *_events(Enforcement, {"seller_id": seller.pk}),
        *_events(SellerIdentity, {"seller_id": seller.pk}),
        *_events(BusinessRegistration, {"pgh_obj_id__in": dossiers}),
    ]
    return sorted(_entries(found), key=lambda entry: entry.when, reverse=True)


def events_with_their_past(model: type[models.Model], **of: Any) -> models.QuerySet[Any]:
    """The events of many rows of one kind, the newest first, each knowing the one before it: for pages of a long trail."""
    event_model: Any = model.pgh_event_model  # type: ignore[attr-defined]
    earlier = event_model.objects.filter(pgh_obj_id=models.OuterRef("pgh_obj_id"), pgh_id__lt=models.OuterRef("pgh_id"))
    previous = models.Subquery(earlier.order_by("-pgh_id").values("pgh_id")[:1])
    found: models.QuerySet[Any] = event_model.objects.filter(**of).annotate(previous=previous)
    return found.select_related("pgh_context").order_by("-pgh_id")


def entries_of(model: type[models.Model], events: Iterable[Any]) -> list[Entry]:
    """One entry per event of `events_with_their_past`, in two queries."""
    events = list(events)
    past = model.pgh_event_model.objects.in_bulk([event.previous for event in events if event.previous])  # type: ignore[attr-defined]
    return _entries([(model, event, past.get(event.previous), _about(event)) for event in events])


def _entries(found: "list[Found]") -> list[Entry]:
    people = User.objects.in_bulk({about["by"] for _model, _event, _before, about in found if about.get("by")})
    return [_entry(model, event, before, about, people) for model, event, before, about in found]


def _about(event: Any) -> dict[str, Any]:
    return event.pgh_context.metadata if event.pgh_context else {}


Found = tuple[type[models.Model], Any, Any, dict[str, Any]]


def _events(model: type[models.Model], of: dict[str, Any]) -> Iterator[Found]:
    """Each event with the one before it on the same row."""
    event_model: Any = model.pgh_event_model  # type: ignore[attr-defined]
    before: dict[Any, Any] = {}
    for event in event_model.objects.filter(**of).select_related("pgh_context").order_by("pgh_id"):
        yield model, event, before.get(event.pgh_obj_id), _about(event)
        before[event.pgh_obj_id] = event


def _entry(model: type[models.Model], event: Any, before: Any, about: dict[str, Any], people: dict[Any, User]) -> Entry:
    changes = [] if before is None else list(_changes(model, before, event))
    return Entry(
        what=model._meta.verbose_name,
        label=event.pgh_label,
        action=about.get("action", ""),
        reason=about.get("reason", ""),
        when=event.pgh_created_at,
        who=people.get(about.get("by")),
        changes=changes,
    )


def _changes(model: type[models.Model], before: Any, after: Any) -> Iterator[Change]:
    for field in type(after)._meta.concrete_fields:
        name = field.attname
        if name.startswith(OWN_FIELDS) or name in NOISE:
            continue
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield Change(_label(model, field.name), _said(field, old), _said(field, new))


def _said(field: Any, value: Any) -> Any:
    """A chosen value by its label, a row by its number."""
    if field.is_relation and value is not None:
        return f"#{value}"
    return dict(field.flatchoices).get(value, value)


def _label(model: type[models.Model], name: str) -> Any:
    try:
        field: Any = model._meta.get_field(name)
    except FieldDoesNotExist:
        return name
    return field.verbose_name
