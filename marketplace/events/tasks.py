"""The job that runs one handler for one event."""

import logging
from typing import Any

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from marketplace.events.event import event_type
from marketplace.events.registry import handler

logger = logging.getLogger(__name__)

# 8 attempts over about 20 minutes: longer than a restart of a neighbour, short enough to be seen the same hour.
RETRY = RetryStrategy(max_attempts=8, exponential_wait=3)


@app.task(name="events.handle", retry=RETRY)
def handle_event(handler_name: str, event_name: str, payload: dict[str, Any], event_id: str) -> None:
    """Runs the handler with the event rebuilt from its payload."""
    listener, event = handler(handler_name), event_type(event_name).from_payload(payload)
    try:
        listener.run(event, event_id=event_id)
    except Exception:
        if listener.coalesce is None or not _successor_waits(listener.coalesce(event)):
            raise
        logger.warning("%s failed; the same work waits already and does it", handler_name, exc_info=True)


def _successor_waits(key: str) -> bool:
    """A failed job cannot go back to waiting while its successor waits, and would block it for ever by their common lock."""
    return ProcrastinateJob.objects.filter(queueing_lock=key, status="todo").exists()
