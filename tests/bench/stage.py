"""The servers and the data on which is measured: databases, the demonstration, web processes and a worker."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory

import psutil

from deploy.local.checkout import PYTHON, ROOT, say
from deploy.local.databases import drop, fresh_database
from deploy.local.environment import running_database, running_elasticsearch
from deploy.local.ports import free_port
from deploy.local.schema import load_schema, migrate

DATABASE = "exchange_bench"
# Beside the demonstration's own.
MORE_OFFERS = int(os.environ.get("BENCH_OFFERS", "0"))


@contextmanager
def servers() -> Iterator[dict[str, str]]:
    """The environment of a stocked exchange on databases of its own."""
    with running_database() as url, running_elasticsearch() as search, TemporaryDirectory() as media:
        mine = fresh_database(url, DATABASE)
        load_schema(mine)
        migrate(mine)
        environment = {
            **os.environ,
            "DATABASE_URL": mine,
            "ELASTICSEARCH_URL": search,
            "SEARCH_INDEX_PREFIX": f"bench-{os.getpid()}",
            "MEDIA_ROOT": media,
            "PRIVATE_MEDIA_ROOT": f"{media}/private",
            "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
            "LOG_LEVEL": "WARNING",
        }
        started = time.monotonic()
        for command in ("compile_translations", "load_demonstration"):
            subprocess.run([str(PYTHON), "manage.py", command], cwd=ROOT, env=environment, check=True, stdout=sys.stderr)
        say(f"Demonstration data: {time.monotonic() - started:.0f} s")
        if MORE_OFFERS:
            _grow(environment)
        try:
            yield environment
        finally:
            drop(url, DATABASE)


def _grow(environment: dict[str, str]) -> None:
    """The index of Elasticsearch alone: it is what the pages ask here."""
    for arguments in (["-m", "tests.bench.many", str(MORE_OFFERS)], ["manage.py", "rebuild_search", "--engine", "elasticsearch"]):
        started = time.monotonic()
        subprocess.run([str(PYTHON), *arguments], cwd=ROOT, env=environment, check=True, stdout=sys.stderr)
        say(f"{' '.join(arguments)}: {time.monotonic() - started:.0f} s")


@contextmanager
def processes(environment: dict[str, str]) -> Iterator[tuple[str, psutil.Process, psutil.Process]]:
    """Web and worker: the address, and the two process trees."""
    port = free_port()
    web = subprocess.Popen(
        [
            str(PYTHON),
            "-m",
            "gunicorn",
            "marketplace.wsgi:application",
            "--config",
            "deploy/gunicorn_settings.py",
            "--bind",
            f"127.0.0.1:{port}",
        ],
        cwd=ROOT,
        env={**environment, "PORT": str(port)},
    )
    worker = subprocess.Popen([str(PYTHON), "manage.py", "procrastinate", "worker"], cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    try:
        _wait(f"http://127.0.0.1:{port}/healthz")
        yield f"http://127.0.0.1:{port}", psutil.Process(web.pid), psutil.Process(worker.pid)
    finally:
        for process in (web, worker):
            process.terminate()
        for process in (web, worker):
            process.wait(timeout=30)


def memory(process: psutil.Process) -> list[float]:
    """Resident megabytes of the processes that answer: the children, or the process itself."""
    answering = process.children(recursive=True) or [process]
    return [round(each.memory_info().rss / 2**20, 1) for each in answering]


def _wait(url: str) -> None:
    for _ in range(150):
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(url)
