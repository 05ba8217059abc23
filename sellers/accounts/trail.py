"""The audit trail of a seller: every change of it, its people, its measures and its dossier, with who and why."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from marketplace.language.dates import format_day, format_moment
from marketplace.language.numbers import format_number
from marketplace.people.models import User
from sellers.accounts.models import BusinessRegistration, Enforcement, Seller, SellerIdentity, SellerMember

# What the trail keeps about itself.
OWN_FIELDS = ("pgh_",)
# Counted or repeated elsewhere: nothing that a reader of the trail looks for.
NOISE = {"folded_name", "round", "public_id", "id", "slug"}


@dataclass(frozen=True)
class Change:
    """A field that went from one value to another."""

    field: Any
    before: Any
    after: Any


@dataclass(frozen=True)
class Row:
    """A row that a field points to."""

    model: type[models.Model]
    pk: Any


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
    return _with_names([_entry(model, event, before, about, people) for model, event, before, about in found])


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
        label = _label(model, field.name)
        if old != new and label:
            yield Change(label, _said(field, old), _said(field, new))


def _said(field: Any, value: Any) -> Any:
    """As people write it: a chosen value by its label, a row by its name (looked up later, for all rows at once)."""
    if value is None or value == "":
        return None
    if field.is_relation:
        return Row(field.related_model, value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dt.datetime):
        return format_moment(value)
    if isinstance(value, dt.date):
        return format_day(value)
    if isinstance(value, Decimal | int):
        return format_number(value, language=get_language() or "vi")
    return dict(field.flatchoices).get(value, value)


def _label(model: type[models.Model], name: str) -> Any:
    """The field's name for people; nothing for a field that was never given one: it is there for machines."""
    try:
        field: Any = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    return None if field.verbose_name == name.replace("_", " ") else field.verbose_name


def _with_names(entries: list[Entry]) -> list[Entry]:
    """The rows that changes speak of, by their names: one query for each kind."""
    wanted: dict[type[models.Model], set[Any]] = {}
    for row in (value for entry in entries for change in entry.changes for value in (change.before, change.after)):
        if isinstance(row, Row):
            wanted.setdefault(row.model, set()).add(row.pk)
    found = {model: model._base_manager.in_bulk(pks) for model, pks in wanted.items()}

    def named(value: Any) -> Any:
        return str(found[value.model].get(value.pk, f"#{value.pk}")) if isinstance(value, Row) else value

    return [
        replace(entry, changes=[replace(change, before=named(change.before), after=named(change.after)) for change in entry.changes])
        for entry in entries
    ]
