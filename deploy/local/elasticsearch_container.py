"""Elasticsearch by a container engine, where one answers: the official image, with the same handles as the local one."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from deploy.local.accounts import data_home
from deploy.local.checkout import LocalError
from deploy.local.elasticsearch import LASTING, LocalElasticsearch, is_ready
from deploy.local.elasticsearch_package import VERSION
from deploy.local.ports import free_port, is_free
from deploy.local.shared_server import SharedServer

IMAGE = f"elasticsearch:{VERSION}"


class ContainerElasticsearch(SharedServer):
    """One node in a container, reached on a free port of 127.0.0.1."""

    name = "elasticsearch-container"

    def __init__(self, state: Path | None = None, java: Sequence[str] = LASTING) -> None:
        super().__init__(state or data_home() / self.name)
        self.java = java
        self.container = f"exchange-{hashlib.sha256(str(self.state).encode()).hexdigest()[:12]}"

    @property
    def url(self) -> str:
        """The node's address; its port is chosen at the first start and kept."""
        return f"http://127.0.0.1:{self._port}"

    def answers(self) -> bool:
        """Whether this node takes requests now."""
        return self._port != 0 and is_ready(self.url)

    def start(self) -> None:
        """Start the container, or make it first, and wait until the node can write."""
        if not self._docker("start", self.container):
            self._create()
        deadline = time.monotonic() + 120
        while not self.answers():
            if time.monotonic() > deadline:
                raise LocalError(f"Elasticsearch does not answer; see `docker logs {self.container}`.")
            time.sleep(0.3)

    def stop(self) -> None:
        """End the node cleanly."""
        self._docker("unpause", self.container)
        self._docker("stop", self.container)

    def kill(self) -> None:
        """Crash the node; `start` brings it back with what it had written."""
        self._docker("kill", self.container)

    def pause(self) -> None:
        """Let the node hang."""
        self._docker("pause", self.container)

    def resume(self) -> None:
        """Let a hanging node go on."""
        self._docker("unpause", self.container)

    def destroy(self) -> None:
        """Stop the node and forget its data."""
        self._docker("rm", "-f", "-v", self.container)
        shutil.rmtree(self.state, ignore_errors=True)

    def _create(self) -> None:
        port = self._port if self._port and is_free(self._port) else free_port()
        (self.state / "port").write_text(str(port))
        settings = ["-e", "discovery.type=single-node", "-e", "xpack.security.enabled=false"]
        settings += ["-e", f"ES_JAVA_OPTS={' '.join(self.java)}"]
        made = subprocess.run(
            ["docker", "run", "-d", "--name", self.container, "-p", f"127.0.0.1:{port}:9200", *settings, IMAGE],
            capture_output=True,
            text=True,
            check=False,
        )
        if made.returncode != 0:
            raise LocalError(f"The container with Elasticsearch could not be made:\n{made.stderr.strip()}")

    @property
    def _port(self) -> int:
        try:
            return int((self.state / "port").read_text())
        except (FileNotFoundError, ValueError):
            return 0

    def _docker(self, *arguments: str) -> bool:
        return subprocess.run(["docker", *arguments], capture_output=True, check=False).returncode == 0


def engine_answers() -> bool:
    """Whether a container engine runs here; the client alone is not enough."""
    if shutil.which("docker") is None:
        return False
    try:
        return subprocess.run(["docker", "info"], capture_output=True, timeout=10, check=False).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def elasticsearch(state: Path | None = None, java: Sequence[str] = LASTING) -> LocalElasticsearch | ContainerElasticsearch:
    """An Elasticsearch of our own: in a container where an engine answers, else the unpacked server."""
    return ContainerElasticsearch(state, java) if engine_answers() else LocalElasticsearch(state, java)
