"""What the journeys share: an exchange with its communes and trades, and people who walk through it."""

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from playwright.sync_api import BrowserContext, Page

from deploy.local.checkout import PYTHON, ROOT, child_environment
from deploy.local.databases import database_named
from deploy.processes import WORKER
from search.backends import engines
from search.indexing.rebuilding import rebuild
from tests.journeys.walker import Walker
from tests.plugins.chromium import DESK, PHONE

WIDTHS = {"phone": PHONE["width"], "desk": DESK["width"]}
MOST_SECONDS_TO_START = 60.0


@pytest.fixture(params=list(WIDTHS))
def width(request: pytest.FixtureRequest) -> int:
    """Every journey is made on the phone and at the desk."""
    return WIDTHS[request.param]


@pytest.fixture
def somebody(
    live_server: Any, width: int, open_browser: Callable[..., BrowserContext], faults_of: Callable[[Page], list[str]]
) -> Callable[..., Walker]:
    """A person with a window of his own; `width` other than the journey's for people at a desk."""

    def come(width: int = width) -> Walker:
        return Walker(open_browser(width=width), live_server.url, faults_of)

    return come


@pytest.fixture
def engine(request: pytest.FixtureRequest, width: int) -> str:
    """The engine that answers searches: PostgreSQL's on the phone, Elasticsearch at the desk."""
    if width == WIDTHS["desk"]:
        request.getfixturevalue("both_engines")
        return "elasticsearch"
    request.getfixturevalue("only_postgresql")
    rebuild(engines.postgresql())
    return "postgresql"


@pytest.fixture
def put_on_the_shelves(engine: str) -> Callable[[], None]:
    """Builds the index of every engine that the exchange has from what stands in the database."""

    def build() -> None:
        rebuild(engines.postgresql())
        if found := engines.elasticsearch():
            rebuild(found)

    return build


@pytest.fixture
def drain_jobs(drain_jobs: Callable[..., list[str]]) -> Callable[..., list[str]]:
    """As everywhere; what the jobs wrote for searches is found at once, as it is after a second outside of tests."""

    def drain(*about: Any, **more: Any) -> list[str]:
        ran = drain_jobs(*about, **more)
        if found := engines.elasticsearch():
            found.settle()
        return ran

    return drain


@pytest.fixture
def worker(engine: str) -> Iterator[Callable[[], None]]:
    """Starts the worker of `make run` on the test's database; it ends with the test."""
    started: list[subprocess.Popen[bytes]] = []

    def start() -> None:
        environment = child_environment(
            DATABASE_URL=database_named(os.environ["DATABASE_URL"], str(connection.settings_dict["NAME"])),
            DJANGO_SETTINGS_MODULE="tests.search.worker_settings" if settings.ELASTICSEARCH_URLS else "marketplace.settings.test",
            ELASTICSEARCH_URL=",".join(settings.ELASTICSEARCH_URLS),
            SEARCH_INDEX_PREFIX=settings.SEARCH_INDEX_PREFIX,
            MEDIA_ROOT=str(settings.MEDIA_ROOT),
            PRIVATE_MEDIA_ROOT=str(settings.PRIVATE_MEDIA_ROOT),
        )
        started.append(subprocess.Popen([str(PYTHON), *WORKER], cwd=ROOT, env=environment))
        _wait_until_it_listens()

    yield start
    for process in started:
        process.kill()
        process.wait()


def _wait_until_it_listens() -> None:
    deadline = time.monotonic() + MOST_SECONDS_TO_START
    while time.monotonic() < deadline:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM procrastinate_workers")
            if cursor.fetchone():
                return
        time.sleep(0.1)
    raise AssertionError("the worker does not start")
