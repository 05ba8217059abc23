"""A group of processes that live and die together: a crashed one comes back, a signal ends them all."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from types import FrameType

from deploy.local.checkout import ROOT, say

RESTARTS_ALLOWED = 5
RESTART_WINDOW = 60.0
"""Seconds. More restarts than allowed in this time mean that the process will not come up at all."""
PATIENCE = 25.0
"""Seconds that a process gets to finish what it is doing."""
PR_SET_PDEATHSIG = 1


@dataclass
class Child:
    """One process of the group, and when it was restarted."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    restarts: deque[float] = field(default_factory=deque)

    def start(self, environment: dict[str, str]) -> None:
        """Start it in a session of its own: Ctrl-C reaches the supervisor alone, which ends the group in order."""
        self.process = subprocess.Popen(
            self.command,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_end_with_parent,
        )

    def restart_allowed(self, now: float) -> bool:
        """Count a restart; tell whether there were too many lately."""
        while self.restarts and now - self.restarts[0] > RESTART_WINDOW:
            self.restarts.popleft()
        self.restarts.append(now)
        return len(self.restarts) <= RESTARTS_ALLOWED


def _end_with_parent() -> None:
    """On Linux, let a child end when the supervisor is killed outright."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Supervisor:
    """Starts the children, watches them, and stops them all on SIGINT or SIGTERM."""

    def __init__(self, children: list[Child], environment: dict[str, str]) -> None:
        self.children = children
        self.environment = environment
        self.stopping = False

    def run(self, when_up: Callable[[], bool]) -> int:
        """Run until a signal; `when_up` is asked until it says True. Returns the exit code."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop_asked)
        code, announced = 0, False
        try:
            for child in self.children:
                child.start(self.environment)
            while not self.stopping:
                announced = announced or when_up()
                if not self._revive():
                    code = 1
                    break
                time.sleep(0.2)
        finally:
            self._stop_all()
        return code

    def _stop_asked(self, number: int, frame: FrameType | None) -> None:
        self.stopping = True

    def _revive(self) -> bool:
        for child in self.children:
            if child.process is None or child.process.poll() is None:
                continue
            if not child.restart_allowed(time.monotonic()):
                say(f"{child.name} ended {RESTARTS_ALLOWED + 1} times within a minute; giving up. Its output is above.")
                return False
            say(f"{child.name} ended with code {child.process.returncode}; starting it again.")
            time.sleep(min(2.0, 0.5 * len(child.restarts)))
            if self.stopping:
                return True
            child.start(self.environment)
        return True

    def _stop_all(self) -> None:
        living = [child.process for child in self.children if child.process and child.process.poll() is None]
        for process in living:
            process.terminate()
        deadline = time.monotonic() + PATIENCE
        for process in living:
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
