"""The job that runs one handler for one event."""

from typing import Any

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from marketplace.events.event import event_type
from marketplace.events.registry import handler

# 8 attempts over about 20 minutes: longer than a restart of a neighbour, short enough to be seen the same hour.
RETRY = RetryStrategy(max_attempts=8, exponential_wait=3)


@app.task(name="events.handle", retry=RETRY)
def handle_event(handler_name: str, event_name: str, payload: dict[str, Any], event_id: str) -> None:
    """Runs the handler with the event rebuilt from its payload."""
    handler(handler_name).run(event_type(event_name).from_payload(payload), event_id=event_id)
