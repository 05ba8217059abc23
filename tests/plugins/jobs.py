"""The queue, drained on the test's own connection: what a test deferred runs inside its transaction."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import nullcontext
from datetime import datetime, timedelta
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.db import connection, transaction
from django.utils import timezone

MOST_JOBS = 10_000
FETCH = """
    DELETE FROM procrastinate_jobs WHERE id = (
        SELECT id FROM procrastinate_jobs
        WHERE status = 'todo' AND (scheduled_at IS NULL OR scheduled_at <= %s)
        ORDER BY priority DESC, id LIMIT 1
    ) RETURNING task_name, args
"""


@pytest.fixture
def drain_jobs(request: pytest.FixtureRequest) -> Callable[..., list[str]]:
    """Run what is deferred, and what that defers, until nothing is due; return the names of the tasks run.

    `ahead` also runs what is due within that time. A job that raises fails the test.
    """
    if not {"db", "transactional_db", "live_server"} & set(request.fixturenames):
        request.getfixturevalue("db")

    def drain(ahead: timedelta = timedelta(0)) -> list[str]:
        from procrastinate.contrib.django import app

        ran: list[str] = []
        while job := _next_job(timezone.now() + ahead):
            name, arguments = job
            task = app.tasks[name]
            # As in the worker outside of a transaction, unless the test itself is one.
            with transaction.atomic() if connection.in_atomic_block else nullcontext():
                outcome = task.func(**arguments)
                if hasattr(outcome, "__await__"):
                    async_to_sync(_awaited)(outcome)
            ran.append(name)
            assert len(ran) < MOST_JOBS, f"the jobs do not come to an end; the last was {name}"
        return ran

    return drain


def _next_job(until: datetime) -> tuple[str, dict[str, Any]] | None:
    with connection.cursor() as cursor:
        cursor.execute(FETCH, [until])
        row = cursor.fetchone()
    if row is None:
        return None
    name, arguments = row
    return name, json.loads(arguments) if isinstance(arguments, str) else arguments


async def _awaited(outcome: Any) -> Any:
    return await outcome
