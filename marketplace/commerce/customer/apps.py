"""Oscar's customer app, overridden."""

from oscar.apps.customer import apps


class CustomerConfig(apps.CustomerConfig):
    """See the package's docstring."""

    name = "marketplace.commerce.customer"

    def ready(self) -> None:
        """Mounts none of Oscar's views."""
