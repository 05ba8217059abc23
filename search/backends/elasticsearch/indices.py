"""Indices behind the alias: one that answers, and while a rebuild runs one that grows."""

import logging
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import timezone
from elasticsearch import ApiError, Elasticsearch, NotFoundError, TransportError

from search.backends.elasticsearch.fingerprint import fingerprint
from search.backends.elasticsearch.layout import Layout
from search.backends.elasticsearch.mapping import MAPPING, SETTINGS

logger = logging.getLogger(__name__)

# Searches that were under way when the alias moved must still find the old index; pages give up after half a second.
GRACE_SECONDS = 1.0
# A new index waits so long for its copies on other nodes before it answers; then it answers without them.
SECONDS_FOR_COPIES = 120
# While an index grows nobody reads it and nobody misses it: no copies, no searches, no waiting for the disk.
GROWING = {"number_of_replicas": 0, "refresh_interval": "-1", "translog.durability": "async"}


class Indices:
    """The indices of one alias."""

    def __init__(self, client: Elasticsearch, alias: str, layout: Layout) -> None:
        self.client = client
        self.alias = alias
        self.layout = layout

    @contextmanager
    def growing(self) -> Iterator[str]:
        """A new index to fill that nobody ever asks, gone afterwards; for measuring."""
        index = self._create()
        try:
            yield index
        finally:
            self.client.indices.delete(index=index, ignore_unavailable=True)

    def _create(self) -> str:
        index = f"{self.alias}-{timezone.now():%Y%m%d-%H%M%S-%f}"
        settings = {**SETTINGS, "number_of_shards": self.layout.shards, **GROWING}
        self.client.indices.create(index=index, settings=settings, mappings={**MAPPING, "_meta": {"fingerprint": self.wanted}})
        return index

    @contextmanager
    def replacement(self) -> Iterator[str]:
        """A new index to fill. Left without an error, it takes the alias over; with one, it is deleted and nothing has changed.

        Whoever fills one keeps others from it (indexing/rebuilding.py): what earlier rebuilds left behind is deleted first.
        """
        self._delete(self._abandoned())
        index = self._create()
        try:
            yield index
            self.client.indices.put_settings(index=index, settings={**self.layout.changeable, "translog.durability": "request"})
            self.client.indices.refresh(index=index)
            self.client.indices.flush(index=index)
            self._wait_for_copies(index)
        except BaseException:
            self._delete([index])
            raise
        # From here on the new index stays, whatever happens: even a request that timed out may have moved the alias.
        self._swap(index)

    def _wait_for_copies(self, index: str) -> None:
        """A node lost right after the swap must not take the only copy with it. Copies that no node has room for are not waited for."""
        nodes = self.client.cluster.health()["number_of_data_nodes"]
        copies = min(self.layout.replicas + 1, nodes) * self.layout.shards
        try:
            self.client.options(request_timeout=SECONDS_FOR_COPIES + 5).cluster.health(
                index=index, wait_for_active_shards=copies, wait_for_no_initializing_shards=True, timeout=f"{SECONDS_FOR_COPIES}s"
            )
        except ApiError as error:
            logger.warning("the new index %s answers before all of its copies stand: %.200s", index, error)

    def _swap(self, index: str) -> None:
        before = self.standing()
        removals = [{"remove": {"index": name, "alias": self.alias}} for name in before]
        self.client.indices.update_aliases(actions=[*removals, {"add": {"index": index, "alias": self.alias, "is_write_index": True}}])
        if before:
            time.sleep(GRACE_SECONDS)
            self._delete(before)

    def _abandoned(self) -> list[str]:
        """Indices that no alias points to: a rebuild was killed while it filled them, or could not delete them."""
        ours = re.compile(rf"{re.escape(self.alias)}-\d{{8}}-\d{{6}}-\d{{6}}")
        try:
            found = self.client.indices.get_alias(index=f"{self.alias}-*")
        except NotFoundError:
            return []
        return sorted(name for name, about in found.items() if ours.fullmatch(name) and not about["aliases"])

    def _delete(self, names: list[str]) -> None:
        """What cannot be deleted now is left to the next rebuild."""
        if not names:
            return
        try:
            self.client.indices.delete(index=names, ignore_unavailable=True)
        except (ApiError, TransportError) as error:
            logger.warning("%s cannot be deleted and wait for the next rebuild: %.200s", ", ".join(names), error)

    @property
    def wanted(self) -> str:
        """The fingerprint of the index as this release would build it."""
        return fingerprint(self.layout)

    @property
    def is_current(self) -> bool:
        """Whether the index was built by this release's mapping and analysis."""
        try:
            found = self.client.indices.get_mapping(index=self.alias)
        except NotFoundError:
            return False
        return all(each["mappings"].get("_meta", {}).get("fingerprint") == self.wanted for each in found.values())

    def adjust(self) -> bool:
        """Brings replicas and refresh of the standing index to what the operator decided; says whether something changed."""
        for found in self.client.indices.get_settings(index=self.alias).values():
            stands = found["settings"]["index"]
            if any(stands.get(name) != value for name, value in self.layout.changeable.items()):
                self.client.indices.put_settings(index=self.alias, settings=self.layout.changeable)
                return True
        return False

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
