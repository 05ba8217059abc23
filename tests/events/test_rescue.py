"""A job outlives the worker that ran it."""

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from asgiref.sync import async_to_sync
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import Settings

from deploy.local.checkout import PYTHON, ROOT, child_environment
from deploy.local.databases import database_named
from deploy.processes import WORKER
from marketplace.events.rescue import MOST_ATTEMPTS, rescue_stalled_jobs


def _stalled_job(*, attempts: int, queueing_lock: str | None = None) -> int:
    """A job as a killed worker leaves it, after the queue has forgotten the worker."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status, attempts, lock, queueing_lock)"
            " VALUES ('default', 'events.handle', 'doing', %s, %s, %s) RETURNING id",
            [attempts, queueing_lock, queueing_lock],
        )
        return int(cursor.fetchone()[0])


def _rescue() -> None:
    async_to_sync(rescue_stalled_jobs.func)(timestamp=0)


@pytest.mark.django_db
class TestAJobOfADeadWorker:
    def test_waits_again_with_one_more_attempt_counted(self) -> None:
        job = _stalled_job(attempts=0)
        _rescue()
        assert ProcrastinateJob.objects.filter(pk=job).values_list("status", "attempts").get() == ("todo", 1)

    def test_that_took_many_workers_with_it_is_given_up(self) -> None:
        job = _stalled_job(attempts=MOST_ATTEMPTS)
        _rescue()
        assert ProcrastinateJob.objects.get(pk=job).status == "failed"

    @pytest.mark.django_db(transaction=True)
    def test_makes_room_for_the_same_work_that_waits(self) -> None:
        job = _stalled_job(attempts=0, queueing_lock="offer-42")
        app.configure_task("events.handle", lock="offer-42", queueing_lock="offer-42").defer()
        _rescue()
        assert not ProcrastinateJob.objects.filter(pk=job).exists()
        assert ProcrastinateJob.objects.get(queueing_lock="offer-42").status == "todo"


@pytest.fixture
def start_worker(settings: Settings) -> Iterator[Callable[[], subprocess.Popen[bytes]]]:
    """Start real workers on the test's own database."""
    started: list[subprocess.Popen[bytes]] = []
    url = database_named(os.environ["DATABASE_URL"], str(connection.settings_dict["NAME"]))
    environment = child_environment(DATABASE_URL=url, DJANGO_SETTINGS_MODULE="tests.events.worker_settings")

    def start() -> subprocess.Popen[bytes]:
        started.append(subprocess.Popen([str(PYTHON), *WORKER], cwd=ROOT, env=environment))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


@pytest.mark.alone
@pytest.mark.django_db(transaction=True)
def test_a_job_runs_again_after_its_worker_was_killed(
    start_worker: Callable[[], subprocess.Popen[bytes]], tmp_path: Path, proof: Callable[..., None]
) -> None:
    notes = tmp_path / "notes"
    app.configure_task("tests.note_then_hang").defer(path=str(notes))
    killed = start_worker()
    _wait_for(notes, lines=1, seconds=30)
    killed.kill()
    killed.wait()
    start_worker()
    seconds = _wait_for(notes, lines=2, seconds=30)
    proof("C2 a killed worker's job runs again", seconds_after_kill=round(seconds, 1))


def _wait_for(notes: Path, *, lines: int, seconds: float) -> float:
    started = time.monotonic()
    while not notes.exists() or len(notes.read_text().splitlines()) < lines:
        assert time.monotonic() - started < seconds, f"{lines} runs did not happen within {seconds} s"
        time.sleep(0.1)
    return time.monotonic() - started
