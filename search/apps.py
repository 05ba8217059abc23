"""Oscar's search app, overridden."""

from oscar.apps.search import apps


class SearchConfig(apps.SearchConfig):
    """See the package's docstring."""

    name = "search"

    def ready(self) -> None:
        """Listens to what happens to offers and sellers; mounts none of Oscar's views."""
        from search.indexing.handlers import listen  # models are ready only now

        listen()
