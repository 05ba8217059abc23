"""Oscar's partner app, overridden."""

from oscar.apps.partner import apps


class PartnerConfig(apps.PartnerConfig):
    """See the package's docstring."""

    name = "marketplace.commerce.partner"

    def ready(self) -> None:
        """Mounts none of Oscar's views."""
