"""Oscar's basket app, overridden."""

from oscar.apps.basket import apps


class BasketConfig(apps.BasketConfig):
    """See the package's docstring."""

    name = "marketplace.commerce.basket"

    def ready(self) -> None:
        """Mounts none of Oscar's views."""
