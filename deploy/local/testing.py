"""`make test` and `make prove`: everything the tests need is installed and started, used, and ended.

Nothing is skipped for want of a server or a browser: what cannot be had ends the run, with what to do about it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from deploy.local.browser import chromium
from deploy.local.checkout import PYTHON, ROOT, LocalError, child_environment, fail, say
from deploy.local.elasticsearch import LASTING, PASSING
from deploy.local.environment import running_database, running_elasticsearch

CLOSING_LINE = re.compile(r"^=+ .*\bin [\d.]+s.* =+$")
COUNT = re.compile(r"(\d+) (passed|failed|error|errors|skipped|xfailed|xpassed)\b")
PARTS = {
    # Those in the browser stand together and take seconds each: whoever is done takes over what the other still has to do.
    "tests side by side": ["-n", "2", "--dist", "worksteal", "-m", "not alone"],
    "tests that need the machine alone": ["-n", "0", "-m", "alone"],
}


@dataclass
class Report:
    """What each part took, whether it passed, and how pytest closed it."""

    seconds: dict[str, float] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    closing: list[str] = field(default_factory=list)

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Time a part."""
        say(f"\n=== {name} ===")
        started = time.monotonic()
        try:
            yield
        finally:
            self.seconds[name] = time.monotonic() - started

    def print(self) -> None:
        """The times, and at the very end pytest's own closing lines and their sum."""
        say("\nTime of each part:")
        for name, seconds in self.seconds.items():
            say(f"  {seconds:7.1f} s  {name}{'   FAILED' if name in self.failed else ''}")
        say(f"  {sum(self.seconds.values()):7.1f} s  in all")
        for line in self.closing:
            say(line)
        say(self._sum())

    def _sum(self) -> str:
        counts: dict[str, int] = {}
        for number, outcome in COUNT.findall("\n".join(self.closing)):
            counts[outcome] = counts.get(outcome, 0) + int(number)
        words = ", ".join(f"{number} {outcome}" for outcome, number in counts.items()) or "no tests ran"
        return f"===== {words} in {sum(self.seconds.values()):.2f}s ====="


def main() -> int:
    """Run the checks and all tests; words after the command go to pytest."""
    report = Report()
    try:
        _run_everything(report)
    except LocalError as error:
        return fail(error)
    report.print()
    return 1 if report.failed else 0


def _run_everything(report: Report) -> None:
    with report.part("browser"):
        browser = chromium()
    with report.part("check"):
        if subprocess.run([str(PYTHON), "-m", "deploy.local.checks"], cwd=ROOT, check=False).returncode:
            report.failed.append("check")
    with ExitStack() as servers:
        with report.part("servers"):
            url = servers.enter_context(running_database())
            search_url = servers.enter_context(running_elasticsearch(PASSING if os.environ.get("PROOF_SCALE") == "small" else LASTING))
        environment = child_environment(DATABASE_URL=url, ELASTICSEARCH_URL=search_url, CHROMIUM=str(browser))
        for name, arguments in PARTS.items():
            with report.part(name):
                _pytest(report, name, arguments, environment)


def _pytest(report: Report, name: str, arguments: list[str], environment: dict[str, str]) -> None:
    command = [str(PYTHON), "-m", "pytest", "--color=no", "--durations=8", *arguments, *sys.argv[1:]]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    for line in process.stdout:
        sys.stdout.write(line)
        sys.stdout.flush()
        if CLOSING_LINE.match(line.strip()):
            report.closing.append(line.strip())
    if process.wait() != 0:
        report.failed.append(name)


if __name__ == "__main__":
    os.environ.setdefault("PROOF_SCALE", "small")
    sys.exit(main())
