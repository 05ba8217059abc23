"""Oscar's catalogue app, overridden."""

from oscar.apps.catalogue import apps


class CatalogueConfig(apps.CatalogueConfig):
    """See the package's docstring."""

    name = "catalogue"

    def ready(self) -> None:
        """Mounts none of Oscar's views."""
