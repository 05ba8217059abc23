"""Indices behind the alias: one that answers, and while a rebuild runs one that grows."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import timezone
from elasticsearch import Elasticsearch, NotFoundError

from search.backends.elasticsearch.mapping import MAPPING, SETTINGS

# Searches that were under way when the alias moved must still find the old index; pages give up after half a second.
GRACE_SECONDS = 1.0


class Indices:
    """The indices of one alias."""

    def __init__(self, client: Elasticsearch, alias: str) -> None:
        self.client = client
        self.alias = alias

    @contextmanager
    def replacement(self) -> Iterator[str]:
        """A new index to fill. Left without an error, it takes the alias over; with one, it is deleted and nothing has changed."""
        index = f"{self.alias}-{timezone.now():%Y%m%d-%H%M%S-%f}"
        self.client.indices.create(index=index, settings={**SETTINGS, "refresh_interval": "-1"}, mappings=MAPPING)
        try:
            yield index
            self.client.indices.put_settings(index=index, settings={"refresh_interval": SETTINGS["refresh_interval"]})
            self.client.indices.refresh(index=index)
            self._swap(index)
        except BaseException:
            self.client.indices.delete(index=index, ignore_unavailable=True)
            raise

    def _swap(self, index: str) -> None:
        before = self.standing()
        removals = [{"remove": {"index": name, "alias": self.alias}} for name in before]
        self.client.indices.update_aliases(actions=[*removals, {"add": {"index": index, "alias": self.alias, "is_write_index": True}}])
        if before:
            time.sleep(GRACE_SECONDS)
            self.client.indices.delete(index=before, ignore_unavailable=True)

    def standing(self) -> list[str]:
        """The indices that the alias points to: one, or none before the first rebuild."""
        try:
            return sorted(self.client.indices.get_alias(name=self.alias))
        except NotFoundError:
            return []

    def delete_all(self) -> None:
        """Removes the alias and its indices."""
        if standing := self.standing():
            self.client.indices.delete(index=standing, ignore_unavailable=True)
