"""`make check`: lint, types, imports, templates, Django's own checks and missing migrations; each reports its time."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from deploy.local.checkout import PYTHON, ROOT, child_environment, say

CHECKS = {
    "ruff": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "."],
    "types": ["mypy"],
    "imports": ["lint-imports"],
    "templates": ["djlint", "templates", "--lint", "--quiet"],
    "django": ["python", "-m", "deploy.local.django_checks"],
}


@dataclass(frozen=True)
class Result:
    """What one check said."""

    name: str
    passed: bool
    output: str
    seconds: float


def run_all() -> list[Result]:
    """Run the checks two at a time, as most machines have two cores at least."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        return list(pool.map(_run, [c for c in CHECKS.items() if c[0] != "templates" or (ROOT / "templates").exists()]))


def _run(check: tuple[str, list[str]]) -> Result:
    name, command = check
    started = time.monotonic()
    environment = child_environment(DJANGO_SETTINGS_MODULE="marketplace.settings.test")
    program = [str(PYTHON.with_name(command[0])), *command[1:]]
    done = subprocess.run(program, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if "INTERNAL ERROR" in done.stdout + done.stderr:  # mypy trips over its own cache of a library's conditional classes
        shutil.rmtree(ROOT / ".mypy_cache", ignore_errors=True)
        done = subprocess.run(program, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    return Result(name, done.returncode == 0, done.stdout + done.stderr, time.monotonic() - started)


def main() -> int:
    """Print what failed, and the time of each."""
    results = run_all()
    for result in results:
        if not result.passed:
            say(f"--- {result.name} ---\n{result.output.strip()}")
    say("  ".join(f"{r.name} {'ok' if r.passed else 'FAILED'} {r.seconds:.1f} s" for r in results))
    return 0 if all(result.passed for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
