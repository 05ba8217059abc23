"""One PostgreSQL for all processes of a checkout: there while somebody uses it, gone when nobody does."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from deploy.local.checkout import PYTHON, ROOT, LocalError, child_environment
from deploy.local.databases import database_named
from deploy.local.postgres import LONGEST_SOCKET_FOLDER, EmbeddedPostgres

OTHER_USER = "import sys, time; from pathlib import Path; from deploy.local.postgres import EmbeddedPostgres;"
OTHER_USER += "EmbeddedPostgres(Path(sys.argv[1])).use(); print('up', flush=True); time.sleep(600)"


def _other_user(state: Path) -> subprocess.Popen[str]:
    """Another process that uses the server until it is killed."""
    command = [str(PYTHON), "-c", OTHER_USER, str(state)]
    process = subprocess.Popen(command, cwd=ROOT, env=child_environment(), stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "up\n"
    return process


def _soon(condition: Callable[[], bool], seconds: float = 10) -> bool:
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.05)
    return condition()


def test_the_database_is_made_for_vietnamese_text(server: EmbeddedPostgres) -> None:
    with psycopg.connect(server.use()) as connection:
        row = connection.execute("SELECT lower('ĐẮK LẮK'), current_setting('default_text_search_config')").fetchone()
    assert row == ("đắk lắk", "pg_catalog.simple")


def test_it_listens_on_its_socket_alone(server: EmbeddedPostgres) -> None:
    with psycopg.connect(server.use()) as connection:
        assert connection.execute("SELECT current_setting('listen_addresses')").fetchone() == ("",)
    assert server.socket_folder.stat().st_mode & 0o077 == 0


def test_it_ends_with_its_last_user_however_that_one_dies(server: EmbeddedPostgres) -> None:
    first, second = _other_user(server.state), _other_user(server.state)
    first.kill()
    first.wait()
    assert server.answers()
    second.send_signal(signal.SIGKILL)
    second.wait()
    assert _soon(lambda: not server.answers())


def test_it_outlives_its_users_when_it_is_to_be_kept(server: EmbeddedPostgres) -> None:
    server.keep()
    server.use()
    server.release()
    assert server.answers()
    server.unkeep()
    assert server.stop_unless_used()
    assert not server.answers()


def test_what_was_written_survives_a_crash(server: EmbeddedPostgres) -> None:
    with psycopg.connect(server.use(), autocommit=True) as connection:
        connection.execute("CREATE TABLE kept (id int)")
        connection.execute("INSERT INTO kept VALUES (1)")
        connection.execute("CHECKPOINT")
    server.kill()
    assert not server.answers()
    with psycopg.connect(server.use()) as connection:
        assert connection.execute("SELECT id FROM kept").fetchall() == [(1,)]


def test_a_stranger_with_the_number_of_a_dead_server_is_not_taken_for_it(server: EmbeddedPostgres) -> None:
    server.use()
    server.release()
    (server.data / "postmaster.pid").write_text(f"{os.getpid()}\n{server.data}\n")
    assert not server.answers()
    server.use()
    assert server.answers()


def test_an_unfinished_data_folder_is_made_anew(server: EmbeddedPostgres) -> None:
    server.data.mkdir(parents=True)
    (server.data / "left-over").touch()
    server.use()
    assert not (server.data / "left-over").exists()


def test_data_of_another_major_version_are_refused_with_the_way_out(server: EmbeddedPostgres) -> None:
    server.use()
    server.release()
    (server.data / "PG_VERSION").write_text("16\n")
    with pytest.raises(LocalError, match=r"made by PostgreSQL 16; this is 18.*DATABASE_URL"):
        server.use()
    (server.data / "PG_VERSION").write_text("18\n")


def test_a_long_path_gets_a_short_socket_folder(state: Path) -> None:
    deep = EmbeddedPostgres(state / ("d" * LONGEST_SOCKET_FOLDER))
    try:
        with psycopg.connect(deep.use()) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
        assert len(str(deep.socket_folder)) < LONGEST_SOCKET_FOLDER
    finally:
        deep.release()


@pytest.mark.parametrize(
    ("url", "other"),
    [
        ("postgresql://postgres@/exchange?host=/a/b", "postgresql://postgres@/other?host=/a/b"),
        ("postgresql:///exchange?host=/a/b", "postgresql:///other?host=/a/b"),
        ("postgresql://me:secret@db.example:5433/exchange", "postgresql://me:secret@db.example:5433/other"),
        ("postgresql://db.example", "postgresql://db.example/other"),
    ],
)
def test_other_databases_of_a_server_have_the_same_address(url: str, other: str) -> None:
    assert database_named(url, "other") == other
