"""The process that stops a shared server when its last user is gone: `python -m deploy.local.guard NAME STATE`."""

from __future__ import annotations

import sys
from pathlib import Path

from deploy.local.elasticsearch import LocalElasticsearch
from deploy.local.elasticsearch_container import ContainerElasticsearch
from deploy.local.elasticsearch_secured import SecuredElasticsearch
from deploy.local.postgres import EmbeddedPostgres
from deploy.local.shared_server import SharedServer

SERVERS: dict[str, type[SharedServer]] = {
    EmbeddedPostgres.name: EmbeddedPostgres,
    LocalElasticsearch.name: LocalElasticsearch,
    ContainerElasticsearch.name: ContainerElasticsearch,
    SecuredElasticsearch.name: SecuredElasticsearch,
}

if __name__ == "__main__":
    SERVERS[sys.argv[1]](Path(sys.argv[2])).guard()
