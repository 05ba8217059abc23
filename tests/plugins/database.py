"""Every run and every parallel worker tests on a copy of its own of one migrated PostgreSQL database."""

from __future__ import annotations

import os
from collections.abc import Iterator

import psutil
import pytest
from django.db import connection, connections
from django.test import TransactionTestCase

from deploy.local.databases import drop, names
from deploy.local.postgres import EmbeddedPostgres
from deploy.local.template import ensure_template
from marketplace.settings.environment import database
from tests.plugins.reference_rows import ReferenceRows

COPIES = "exchange_test_"


def pytest_configure(config: pytest.Config) -> None:
    """Start the embedded server unless one is named, and have Django copy the template.

    The server ends by itself with the last process that uses it.
    """
    if config.option.collectonly or config.option.help:
        return
    url = os.environ.get("DATABASE_URL") or EmbeddedPostgres().use()
    os.environ["DATABASE_URL"] = url
    template = ensure_template(url)
    run = os.environ.setdefault("EXCHANGE_TEST_RUN", str(os.getpid()))
    if not hasattr(config, "workerinput"):
        _drop_copies_of_dead_runs(url)
    settings = connections.settings["default"]  # pytest-django has read the settings before this hook could
    settings.update(database(url))
    settings["TEST"].update(NAME=f"{COPIES}{run}", TEMPLATE=template, SERIALIZE=False)


def _drop_copies_of_dead_runs(url: str) -> None:
    for name in names(url, COPIES):
        run = name.removeprefix(COPIES).partition("_")[0]
        if not (run.isdigit() and psutil.pid_exists(int(run))):
            drop(url, name)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: object) -> Iterator[None]:
    """Remember the rows that migrations inserted, and put them back after each transactional test.

    Django's own way empties every table, also of what migrations inserted, and leaves the queue's jobs, whose tables
    it does not manage.
    """
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        rows = ReferenceRows.of(connection)
    original = TransactionTestCase._fixture_teardown
    TransactionTestCase._fixture_teardown = lambda self: rows.put_back(connection)  # type: ignore[method-assign]
    yield
    TransactionTestCase._fixture_teardown = original  # type: ignore[method-assign]
