"""An Elasticsearch that asks for a key and speaks TLS only, made with the server's own tools, for tests of the connection."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import secrets
import shutil
import ssl
import urllib.request
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from deploy.local.accounts import server_user
from deploy.local.checkout import LocalError
from deploy.local.elasticsearch import LASTING, LocalElasticsearch

CERTIFICATES = "modules/x-pack-core,modules/x-pack-security,lib/tools/security-cli"
TLS: dict[str, object] = {
    "xpack.security.enabled": True,
    "xpack.security.http.ssl.enabled": True,
    "xpack.security.http.ssl.key": "certificates/node/node.key",
    "xpack.security.http.ssl.certificate": "certificates/node/node.crt",
    "xpack.security.transport.ssl.enabled": False,
}


class SecuredElasticsearch(LocalElasticsearch):
    """A node with a certificate authority of its own; `api_key` lets in to some indices and no others."""

    name = "elasticsearch-secured"

    def __init__(self, state: Path, java: Sequence[str] = LASTING) -> None:
        super().__init__(state, java, TLS)
        self.password = secrets.token_hex(16)

    @property
    def url(self) -> str:
        """The node's address."""
        return super().url.replace("http:", "https:")

    @property
    def authority(self) -> Path:
        """The certificate of the authority that signed the node's."""
        return self.state / "ca.crt"

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the authority's certificate."""
        return hashlib.sha256(ssl.PEM_cert_to_DER_cert(self.authority.read_text())).hexdigest()

    def answers(self) -> bool:
        """Whether this node takes requests now and knows its accounts."""
        if self.pid is None or not self.authority.exists():
            return False
        try:
            return self.ask("GET", "/_cluster/health/.security*?wait_for_status=yellow&timeout=1s")["timed_out"] is False
        except (OSError, ValueError, KeyError):
            return False

    def api_key(self, indices: str) -> str:
        """A key for indices and aliases whose names fit, and for asking how the cluster is."""
        role = {"cluster": ["monitor"], "indices": [{"names": [indices], "privileges": ["all"]}]}
        return str(self.ask("POST", "/_security/api_key", {"name": indices, "role_descriptors": {"exchange": role}})["encoded"])

    def ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        """Asks as the node's own superuser."""
        account = base64.b64encode(f"elastic:{self.password}".encode()).decode()
        headers = {"Authorization": f"Basic {account}", "Content-Type": "application/json"}
        request = urllib.request.Request(f"{self.url}{path}", json.dumps(body).encode() if body else None, headers, method=method)
        context = ssl.create_default_context(cafile=str(self.authority))
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=context))
        with direct.open(request, timeout=10) as answer:
            return dict(json.load(answer))

    def _add_to(self, config: Path) -> None:
        made = config / "certificates"
        user = server_user()
        user.own(made)
        if user.is_other:
            os.chown(config, user.uid, user.gid)
        self._tool("certutil", CERTIFICATES, "ca", "--pem", "--silent", "--out", str(made / "ca.zip"))
        self._unpack(made / "ca.zip")
        signing = ["--ca-cert", str(made / "ca" / "ca.crt"), "--ca-key", str(made / "ca" / "ca.key")]
        node = ["--name", "node", "--ip", "127.0.0.1", "--dns", "localhost", "--out", str(made / "node.zip")]
        self._tool("certutil", CERTIFICATES, "cert", "--pem", "--silent", *signing, *node)
        self._unpack(made / "node.zip")
        # The node shows its authority too, so that a client may know it by fingerprint alone.
        with (made / "node" / "node.crt").open("a") as chain:
            chain.write((made / "ca" / "ca.crt").read_text())
        shutil.copy(made / "ca" / "ca.crt", self.authority)
        self._tool("keystore", "lib/tools/keystore-cli", "add", "-x", "-s", "-f", "bootstrap.password", typed=self.password)

    def _tool(self, name: str, libraries: str, *arguments: str, typed: str = "") -> None:
        said, ended_well = self._run(server_user(), name, libraries, *arguments, typed=typed)
        if not ended_well:
            raise LocalError(f"Elasticsearch's {name} failed:\n{said}")

    def _unpack(self, archive: Path) -> None:
        with zipfile.ZipFile(archive) as packed:
            packed.extractall(archive.parent)
        user = server_user()
        for path in archive.parent.rglob("*"):
            if user.is_other:
                os.chown(path, user.uid, user.gid)
