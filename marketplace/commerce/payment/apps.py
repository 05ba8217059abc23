"""Oscar's payment app, overridden."""

from oscar.apps.payment import apps


class PaymentConfig(apps.PaymentConfig):
    """See the package's docstring."""

    name = "marketplace.commerce.payment"

    def ready(self) -> None:
        """Mounts none of Oscar's views."""
