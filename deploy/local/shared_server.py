"""A server that several processes of one checkout share, and that ends when the last of them is gone.

Each user holds a shared file lock for as long as it lives, which the system gives back however it dies. A small
guard process waits for the exclusive lock: when it gets it nobody is left, and it stops the server. A mark on disk
(`keep`) lets the server outlive its users: that is what `make services` does.
"""

from __future__ import annotations

import fcntl
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, ClassVar

from deploy.local.checkout import ROOT, child_environment


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold a lock file; others wait."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def locked_by_others(path: Path) -> bool:
    """Whether some process holds this lock file now."""
    with path.open("a") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


class SharedServer(ABC):
    """What the embedded PostgreSQL and the local Elasticsearch have in common: one server, many users."""

    name: str
    _in_use: ClassVar[set[SharedServer]] = set()
    """What this process uses, so that a server outlives the variable that held it."""

    def __init__(self, state: Path) -> None:
        self.state = state
        self.state.mkdir(parents=True, exist_ok=True)
        self._hold: IO[str] | None = None

    @property
    @abstractmethod
    def url(self) -> str:
        """Where the running server is reached."""

    @abstractmethod
    def answers(self) -> bool:
        """Whether the server takes requests now."""

    @abstractmethod
    def start(self) -> None:
        """Start the server and return when it answers; raise LocalError when it cannot."""

    @abstractmethod
    def stop(self) -> None:
        """Stop the server and return when it is gone."""

    def use(self) -> str:
        """Count this process as a user, start the server if nobody has, and return its URL."""
        if self._hold is None:
            hold = (self.state / "users.lock").open("a")
            fcntl.flock(hold, fcntl.LOCK_SH)
            self._hold = hold
            self._in_use.add(self)
        with exclusive(self.state / "start.lock"):
            if not self.answers():
                self.start()
            self._have_guard()
        return self.url

    def release(self) -> None:
        """Give the server up; the last user stops it, unless it is to be kept."""
        if self._hold is None:
            return
        self._hold.close()
        self._hold = None
        self._in_use.discard(self)
        self.stop_unless_used()

    def stop_unless_used(self) -> bool:
        """Stop the server if nobody uses it and nobody asked to keep it; tell whether it is gone."""
        with (self.state / "users.lock").open("a") as handle:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            if not self.kept:
                self.stop()
        return not self.kept

    @contextmanager
    def running(self) -> Iterator[str]:
        """The server's URL for the length of a block."""
        try:
            yield self.use()
        finally:
            self.release()

    @property
    def kept(self) -> bool:
        """Whether the server is to outlive its users."""
        return (self.state / "keep").exists()

    def keep(self) -> None:
        """Let the server outlive its users until `unkeep`."""
        (self.state / "keep").touch()

    def unkeep(self) -> None:
        """Let the server end with its last user again."""
        with suppress(FileNotFoundError):
            (self.state / "keep").unlink()

    def guard(self) -> None:
        """Wait until the last user is gone, however it went, and stop the server. Runs in a process of its own."""
        with (self.state / "guard.lock").open("a") as only_one:
            try:
                fcntl.flock(only_one, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return
            with (self.state / "users.lock").open("a") as users:
                fcntl.flock(users, fcntl.LOCK_EX)
                if not self.kept:
                    self.stop()
                only_one.close()  # before the users' lock: whoever waits for that must not take us for alive

    def _have_guard(self) -> None:
        if locked_by_others(self.state / "guard.lock"):
            return
        with (self.state / "guard.log").open("w") as log:
            subprocess.Popen(
                [sys.executable, "-m", "deploy.local.guard", self.name, str(self.state)],
                cwd=ROOT,
                env=child_environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
