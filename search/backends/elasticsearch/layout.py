"""How an index is spread over the cluster: what the operator decides, and nothing that changes an answer."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings


@dataclass(frozen=True)
class Layout:
    """Shards are fixed when an index is made; replicas and refresh may change while it answers."""

    shards: int = 1
    replicas: int = 0
    refresh: str = "1s"

    @classmethod
    def of_settings(cls) -> "Layout":
        """As the environment says."""
        return cls(settings.ELASTICSEARCH_SHARDS, settings.ELASTICSEARCH_REPLICAS, settings.ELASTICSEARCH_REFRESH_INTERVAL)

    @property
    def changeable(self) -> dict[str, Any]:
        """What a standing index is brought to."""
        return {"number_of_replicas": str(self.replicas), "refresh_interval": self.refresh}
