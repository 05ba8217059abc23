"""Oscar's order app, overridden."""

from oscar.apps.order import apps


class OrderConfig(apps.OrderConfig):
    """See the package's docstring."""

    name = "marketplace.commerce.order"

    def ready(self) -> None:
        """Mounts none of Oscar's views."""
