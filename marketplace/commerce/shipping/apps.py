"""Oscar's shipping app, overridden."""

from oscar.apps.shipping import apps


class ShippingConfig(apps.ShippingConfig):
    """See the package's docstring."""

    name = "marketplace.commerce.shipping"

    def ready(self) -> None:
        """Mounts none of Oscar's views."""
