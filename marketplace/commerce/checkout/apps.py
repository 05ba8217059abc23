"""Oscar's checkout app, overridden."""

from oscar.apps.checkout import apps


class CheckoutConfig(apps.CheckoutConfig):
    """See the package's docstring."""

    name = "marketplace.commerce.checkout"

    def ready(self) -> None:
        """Mounts none of Oscar's views."""
