"""The notifications room as a Django app."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """See the package's docstring."""

    name = "marketplace.notifications"
    label = "notifications"

    def ready(self) -> None:
        """Listens to the rooms below."""
        from marketplace.notifications.handlers import accounts, certificates, feedback, offers, orders

        for room in (accounts, certificates, feedback, offers, orders):
            room.listen()
