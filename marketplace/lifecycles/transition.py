"""The five steps of a business action: open the transaction, lock the row, ask the policy, move the state, publish."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

import pghistory
from django.db import models, transaction

from marketplace.events import Event, publish
from marketplace.lifecycles.errors import NotAllowed
from marketplace.lifecycles.lifecycle import Lifecycle

M = TypeVar("M", bound=models.Model)


class HasLifecycle(Protocol):
    """What a model offers to be moved: its primary key and its lifecycle."""

    pk: Any
    lifecycle: Lifecycle


@dataclass
class Step:
    """What an action adds to the step while it runs: the events that it causes."""

    action: str
    before: str
    after: str
    events: list[Event] = field(default_factory=list)

    def publish(self, event: Event) -> None:
        """Publishes the event with the step, after the object has been saved."""
        self.events.append(event)


@contextmanager
def transition(
    subject: Any,
    action: str,
    *,
    by: models.Model | None,
    may: Callable[[Any, Any], bool] | None = None,
    reason: str = "",
) -> Iterator[Step]:
    """Runs one action on `subject`, a saved model instance with a `lifecycle`.

    The row is locked and read again, so the caller's instance is current inside the block; what the block assigns is saved with the new
    state when it ends. `by` is the acting user, None for the exchange itself. Raises NotAllowed when `may(by, subject)` is false and
    ActionRefused when the state does not have the action; nothing is changed then.
    """
    lifecycle: Lifecycle = subject.lifecycle
    with transaction.atomic(), pghistory.context(action=f"{lifecycle.name}.{action}", by=by.pk if by else None, reason=reason):
        relock(subject)
        if may is not None and not may(by, subject):
            raise NotAllowed
        before = getattr(subject, lifecycle.field)
        step = Step(action, before, lifecycle.next(before, action))
        yield step
        setattr(subject, lifecycle.field, step.after)
        subject.save()
        for event in step.events:
            publish(event)


def relock(subject: models.Model) -> None:
    """Locks the subject's row and reads it again into the same instance."""
    subject.refresh_from_db(from_queryset=type(subject)._base_manager.select_for_update(of=("self",)))


def lock_all(queryset: models.QuerySet[M]) -> list[M]:
    """The rows of a queryset, locked in primary-key order so that two purchases never wait for each other in a circle."""
    return list(queryset.order_by("pk").select_for_update(of=("self",)))
