"""Reading what was sent: the last one-time code in the development outbox."""

import re
from collections.abc import Callable

from marketplace.notifications.models import OutboxMessage

CODE = re.compile(r"\b\d{6}\b")


def last_message(drain_jobs: Callable[..., list[str]], address: str) -> OutboxMessage:
    """The newest message to an address, once the jobs have run."""
    drain_jobs()
    message = OutboxMessage.objects.filter(address=address).first()
    assert message is not None, f"nothing was sent to {address}"
    return message


def last_code(drain_jobs: Callable[..., list[str]], address: str) -> str:
    """The six digits in it."""
    found = CODE.search(last_message(drain_jobs, address).body)
    assert found is not None
    return found.group()
