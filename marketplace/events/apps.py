"""The event room as a Django app."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    """Holds no tables; procrastinate's tables are the outbox."""

    name = "marketplace.events"
    label = "events"
