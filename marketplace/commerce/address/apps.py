"""Oscar's address app, overridden."""

from oscar.apps.address import apps


class AddressConfig(apps.AddressConfig):
    """See the package's docstring."""

    name = "marketplace.commerce.address"

    def ready(self) -> None:
        """Mounts none of Oscar's views."""
