"""Publishing: one job per handler in the publisher's transaction, so that a change and its consequences commit together or not at all."""

import uuid
from typing import Any

from django.db import connection, transaction
from procrastinate.exceptions import AlreadyEnqueued

from marketplace.events.event import Event
from marketplace.events.registry import Handler, handlers_of


class PublishedOutsideTransaction(RuntimeError):
    """publish() was called outside a transaction: the event could be lost or tell of something rolled back."""


def publish(event: Event) -> str:
    """Defers the handlers of `event` and returns its id; must run inside the transaction that makes the event true."""
    if not connection.in_atomic_block:
        raise PublishedOutsideTransaction(event.name)
    event_id = str(uuid.uuid4())
    for handler in handlers_of(type(event)):
        _defer(handler, event, event_id)
    return event_id


def _defer(handler: Handler, event: Event, event_id: str) -> None:
    from marketplace.events.tasks import handle_event  # the task module imports the registry; procrastinate loads it after the apps

    arguments: dict[str, Any] = {"handler_name": handler.name, "event_name": event.name, "payload": event.payload(), "event_id": event_id}
    if handler.coalesce is None:
        handle_event.defer(**arguments)
        return
    key = handler.coalesce(event)
    try:
        # A second waiting job raises and would spoil the whole transaction without a savepoint of its own.
        with transaction.atomic():
            handle_event.configure(lock=key, queueing_lock=key).defer(**arguments)
    except AlreadyEnqueued:
        pass
