"""Oscar apps that are installed for their tables alone."""

from oscar.apps.analytics import apps as analytics


class AnalyticsConfig(analytics.AnalyticsConfig):
    """Oscar's migrations need its tables; its receivers, which count views and sales of a whole shop, stay unplugged."""

    name = "oscar.apps.analytics"

    def ready(self) -> None:
        """Connects no receiver."""
