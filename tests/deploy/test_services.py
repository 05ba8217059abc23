"""`make services`, `make services-stop` and `make codes`."""

import os
import re
import shlex
import subprocess
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import psycopg
import pytest

from deploy.local import servers
from deploy.local.checkout import PYTHON, ROOT, child_environment
from deploy.local.elasticsearch import LocalElasticsearch, is_ready
from deploy.local.postgres import EmbeddedPostgres
from marketplace.demonstration.staff import STAFF
from marketplace.people.second_factor import PERIOD, code_at

pytestmark = pytest.mark.usefixtures("loopback")
ELSEWHERE = "http://elastic.example:9200"
Exports = Callable[[], dict[str, str]]


@pytest.fixture
def exports(server: EmbeddedPostgres, state: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Exports:
    """Starts the services in folders of this test and gives what a shell is told; nothing is named unless a test does."""
    monkeypatch.setattr(servers, "EmbeddedPostgres", partial(EmbeddedPostgres, server.state))
    monkeypatch.setattr(servers, "elasticsearch", partial(LocalElasticsearch, state / "elasticsearch"))
    monkeypatch.delenv("DATABASE_URL")
    monkeypatch.setenv("ELASTICSEARCH_URL", ELSEWHERE)

    def start() -> dict[str, str]:
        capsys.readouterr()
        servers.start()
        lines = [shlex.split(line) for line in capsys.readouterr().out.splitlines()]
        assert [line[0] for line in lines] == ["export", "export"]
        return dict(line[1].split("=", 1) for line in lines)

    return start


def test_what_is_not_named_is_started_and_left_running_until_it_is_stopped(
    exports: Exports, server: EmbeddedPostgres, state: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in ("at first", "in a shell that was told already"):
        assert exports() == {"DATABASE_URL": server.url, "ELASTICSEARCH_URL": ELSEWHERE}
        with psycopg.connect(server.url) as connection:
            assert connection.execute("SELECT current_database()").fetchone() == ("exchange",)
        servers.stop()
        assert "postgres: stopped" in capsys.readouterr().out
        assert not server.answers()
        monkeypatch.setenv("DATABASE_URL", server.url)
    assert not (state / "elasticsearch" / "node").exists()


def test_what_is_named_is_printed_and_nothing_is_started(
    exports: Exports, server: EmbeddedPostgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = "postgresql://me:it's secret@db.example/exchange"
    monkeypatch.setenv("DATABASE_URL", theirs)
    assert exports() == {"DATABASE_URL": theirs, "ELASTICSEARCH_URL": ELSEWHERE}
    assert not server.data.exists()
    assert not server.kept


def test_a_server_that_something_uses_stays_until_that_is_done(
    exports: Exports, server: EmbeddedPostgres, capsys: pytest.CaptureFixture[str]
) -> None:
    exports()
    with server.running():
        servers.stop()
        assert "postgres: still in use" in capsys.readouterr().out
        assert server.answers()
    assert not server.answers()


def test_any_node_of_several_is_enough(elasticsearch_url: str) -> None:
    assert is_ready(f"http://127.0.0.1:9, {elasticsearch_url}")
    assert not is_ready("http://127.0.0.1:9,http://127.0.0.1:19")


def test_the_codes_are_those_of_the_moment() -> None:
    environment = child_environment(DATABASE_URL=os.environ["DATABASE_URL"])
    before = time.time()
    printed = subprocess.run(
        [str(PYTHON), "-m", "deploy.local.codes"], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    ).stdout
    moments = [*range(int(before), int(time.time()) + 1, PERIOD), time.time()]
    for member in STAFF:
        code = re.search(rf"{member.login}@\S+ +one-time code (\d{{6}})   {member.role}", printed)
        assert code, printed
        assert code[1] in {code_at(member.secret, moment) for moment in moments}
