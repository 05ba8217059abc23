"""A real Elasticsearch that a test may pause, crash and bring back."""

import json
import urllib.request
import zipfile
from pathlib import Path
from typing import Any

import pytest

from deploy.local import elasticsearch_package
from deploy.local.checkout import LocalError
from deploy.local.elasticsearch import LocalElasticsearch, is_ready
from deploy.local.elasticsearch_container import ContainerElasticsearch

Server = LocalElasticsearch | ContainerElasticsearch


def _ask(server: Server, method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
    data = json.dumps(body).encode() if body is not None else None
    request = urllib.request.Request(f"{server.url}{path}", data, {"Content-Type": "application/json"}, method=method)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return dict(json.load(answer))


@pytest.mark.alone
class TestAServerThatATestBreaks:
    def test_hangs_and_goes_on(self, elasticsearch_to_break: Server) -> None:
        elasticsearch_to_break.pause()
        assert not is_ready(elasticsearch_to_break.url)
        elasticsearch_to_break.resume()
        assert is_ready(elasticsearch_to_break.url)

    def test_comes_back_from_a_crash_at_the_same_address_with_what_it_had(self, elasticsearch_to_break: Server) -> None:
        address = elasticsearch_to_break.url
        _ask(elasticsearch_to_break, "PUT", "/kept/_doc/1?refresh=true", {"name": "bánh tráng"})
        elasticsearch_to_break.kill()
        assert not is_ready(address)
        elasticsearch_to_break.start()
        assert elasticsearch_to_break.url == address
        assert _ask(elasticsearch_to_break, "GET", "/kept/_doc/1")["_source"] == {"name": "bánh tráng"}
        _ask(elasticsearch_to_break, "DELETE", "/kept")


class TestTheArchive:
    def _archive(self, folder: Path, *names: str) -> Path:
        with zipfile.ZipFile(folder / "archive.zip", "w") as packed:
            for name in names:
                packed.writestr(name, "#!/bin/bash\n")
        return folder / "archive.zip"

    def test_gives_the_server_alone_ready_to_run(self, tmp_path: Path) -> None:
        programs = [f"product-1/elasticsearch/bin/elasticsearch-{name}" for name in ("cli", "env")]
        archive = self._archive(tmp_path, *programs, "product-1/elasticsearch/lib/a.jar", "product-1/web/huge.js")
        elasticsearch_package._unpack(archive, tmp_path / "server")
        found = sorted(str(path.relative_to(tmp_path / "server")) for path in (tmp_path / "server").rglob("*") if path.is_file())
        assert found == ["bin/elasticsearch-cli", "bin/elasticsearch-env", "lib/a.jar"]
        assert (tmp_path / "server" / "bin" / "elasticsearch-cli").stat().st_mode & 0o111

    def test_cannot_write_outside_of_its_folder(self, tmp_path: Path) -> None:
        archive = self._archive(tmp_path, "product-1/elasticsearch/../../../escaped")
        with pytest.raises(LocalError, match="outside of itself"):
            elasticsearch_package._unpack(archive, tmp_path / "deep" / "er" / "server")
        assert not list(tmp_path.rglob("escaped"))
