"""What happened, told to the packages above: one job per event and handler, deferred in the publisher's own transaction."""

from marketplace.events.event import Event
from marketplace.events.publishing import PublishedOutsideTransaction, publish
from marketplace.events.registry import subscribe

__all__ = ["Event", "PublishedOutsideTransaction", "publish", "subscribe"]
