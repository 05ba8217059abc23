"""The notifications room as a Django app."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """See the package's docstring."""

    name = "marketplace.notifications"
    label = "notifications"

    def ready(self) -> None:
        """Listens to the rooms below."""
        from marketplace.notifications.handlers import accounts, feedback, offers, orders

        for room in (accounts, feedback, offers, orders):
            room.listen()
