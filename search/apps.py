"""Oscar's search app, overridden."""

from oscar.apps.search import apps


class SearchConfig(apps.SearchConfig):
    """See the package's docstring."""

    name = "search"

    def ready(self) -> None:
        """Mounts none of Oscar's views."""
