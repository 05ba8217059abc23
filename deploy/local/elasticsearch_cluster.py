"""Several Elasticsearch nodes of this machine as one cluster, for tests of what happens when one of them is lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from uuid import uuid4

from deploy.local.accounts import data_home
from deploy.local.elasticsearch import SMALL, LocalElasticsearch
from deploy.local.ports import free_port


class LocalCluster:
    """Nodes that know each other; each can be killed and started by itself."""

    def __init__(self, size: int = 3) -> None:
        name = f"cluster-{uuid4().hex[:8]}"
        ports = [free_port() for _ in range(size)]
        names = [f"node-{number}" for number in range(size)]
        shared: dict[str, object] = {
            "discovery.type": None,
            "cluster.name": name,
            "discovery.seed_hosts": [f"127.0.0.1:{port}" for port in ports],
            "cluster.initial_master_nodes": names,
        }
        self.nodes = [
            LocalElasticsearch(data_home() / f"elasticsearch-{name}" / node, SMALL, {**shared, "node.name": node, "transport.port": port})
            for node, port in zip(names, ports, strict=True)
        ]

    def __enter__(self) -> LocalCluster:
        """Start the nodes side by side: none of them answers before they found each other."""
        try:
            with ThreadPoolExecutor(len(self.nodes)) as starting:
                list(starting.map(lambda node: node.use(), self.nodes))
        except BaseException:
            self._destroy()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Stop the nodes and forget their data."""
        self._destroy()

    @property
    def urls(self) -> list[str]:
        """The addresses of all nodes."""
        return [node.url for node in self.nodes]

    def node(self, name: str) -> LocalElasticsearch:
        """A node by its name in the cluster."""
        return next(node for node in self.nodes if node.settings["node.name"] == name)

    def _destroy(self) -> None:
        with ThreadPoolExecutor(len(self.nodes)) as ending:
            list(ending.map(_end, self.nodes))
        self.nodes[0].state.parent.rmdir()


def _end(node: LocalElasticsearch) -> None:
    node.kill()
    node.release()
    node.destroy()
