"""The processes of `make run` live and die together."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from deploy.local.checkout import PYTHON, ROOT, LocalError, child_environment
from deploy.local.ports import free_port
from deploy.local.run import chosen_port
from deploy.local.supervisor import RESTARTS_ALLOWED

GROUP = """
import sys
from deploy.local.checkout import child_environment
from deploy.local.supervisor import Child, Supervisor
children = [Child(f"child {n}", [sys.executable, "-c", code]) for n, code in enumerate(sys.argv[1:])]
sys.exit(Supervisor(children, child_environment()).run(lambda: True))
"""


def _group(*children: str) -> subprocess.Popen[str]:
    command = [str(PYTHON), "-c", GROUP, *children]
    return subprocess.Popen(command, cwd=ROOT, env=child_environment(), stdout=subprocess.PIPE, text=True)


def _lives(notes: Path) -> str:
    """A child that notes its process and then lives on."""
    return f"import os, time; open({str(notes)!r}, 'a').write(f'{{os.getpid()}}\\n'); time.sleep(600)"


def _pids(notes: Path, number: int) -> list[int]:
    _soon(lambda: notes.exists() and len(notes.read_text().splitlines()) >= number)
    return [int(line) for line in notes.read_text().splitlines()]


def _soon(condition: Callable[[], bool], seconds: float = 15) -> bool:
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.05)
    return condition()


def _gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes() == b""  # a zombie that nobody has waited for yet
    except OSError:
        return True


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_all_of_them_cleanly(tmp_path: Path, ending: signal.Signals) -> None:
    group = _group(_lives(tmp_path / "notes"), _lives(tmp_path / "notes"))
    pids = _pids(tmp_path / "notes", 2)
    group.send_signal(ending)
    assert group.wait(30) == 0
    assert all(map(_gone, pids))


def test_they_end_when_the_supervisor_is_killed_outright(tmp_path: Path) -> None:
    group = _group(_lives(tmp_path / "notes"))
    pids = _pids(tmp_path / "notes", 1)
    group.kill()
    group.wait()
    assert _soon(lambda: all(map(_gone, pids)))


def test_a_crashed_one_comes_back(tmp_path: Path) -> None:
    group = _group(_lives(tmp_path / "notes"))
    first = _pids(tmp_path / "notes", 1)[0]
    os.kill(first, signal.SIGKILL)
    assert len(_pids(tmp_path / "notes", 2)) == 2
    group.terminate()
    assert group.wait(30) == 0


def test_one_that_never_comes_up_ends_the_group_with_a_reason(tmp_path: Path) -> None:
    group = _group("raise SystemExit(3)", _lives(tmp_path / "notes"))
    said, _ = group.communicate(timeout=60)
    assert group.returncode == 1
    assert "child 0 ended with code 3" in said
    assert f"child 0 ended {RESTARTS_ALLOWED + 1} times within a minute" in said
    assert all(map(_gone, _pids(tmp_path / "notes", 1)))


class TestThePort:
    def test_that_is_taken_is_named_with_its_holder(self, monkeypatch: pytest.MonkeyPatch) -> None:
        with socket.create_server(("127.0.0.1", free_port())) as taken:
            port = taken.getsockname()[1]
            monkeypatch.setenv("PORT", str(port))
            with pytest.raises(LocalError, match=rf"Port {port} is taken by .*\(process {os.getpid()}\)"):
                chosen_port()

    @pytest.mark.parametrize("wrong", ["eighty", "0", "65536", "-1"])
    def test_must_be_a_port(self, monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
        monkeypatch.setenv("PORT", wrong)
        with pytest.raises(LocalError, match="must be a number"):
            chosen_port()

    def test_that_is_free_is_taken_as_chosen(self, monkeypatch: pytest.MonkeyPatch) -> None:
        port = free_port()
        monkeypatch.setenv("PORT", str(port))
        assert chosen_port() == port
