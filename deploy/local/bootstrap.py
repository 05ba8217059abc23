"""Makes `.venv` and installs one of the locked sets into it; does nothing when that is done already.

Called as `python3 -m deploy.local.bootstrap runtime|dev`, before anything is installed.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

from deploy.local.checkout import PYTHON, ROOT, VENV, LocalError, child_environment, fail, say

LOCKS = {"runtime": ROOT / "requirements.txt", "dev": ROOT / "requirements-dev.txt"}
STAMP = VENV / "installed.json"
OLDEST_PYTHON = (3, 11)


def ensure(wanted: str) -> None:
    """Have the locked set `wanted` in `.venv`; the development set contains the one for running."""
    if sys.version_info < OLDEST_PYTHON:
        raise LocalError(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]} ({sys.executable}).")
    if VENV.is_symlink():
        _check_foreign_environment(LOCKS[wanted])
        return
    if _digest(LOCKS[wanted]) == _stamped().get(wanted) and PYTHON.exists():
        return
    uv, started = shutil.which("uv"), time.monotonic()
    _create(uv)
    _install(uv, LOCKS[wanted])
    say(f"Installed in {time.monotonic() - started:.1f} s.")
    done = {"dev", "runtime"} if wanted == "dev" else {wanted}
    STAMP.write_text(json.dumps({name: _digest(LOCKS[name]) for name in sorted(done)}))


def _create(uv: str | None) -> None:
    if PYTHON.exists() and _same_python():
        return
    say("Making .venv …")
    command = [uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(VENV)] if uv else None
    try:
        subprocess.run(command or [sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)
    except subprocess.CalledProcessError as error:
        raise LocalError(".venv could not be made. On Debian the module is a package of its own: apt-get install python3-venv") from error


def _same_python() -> bool:
    asked = subprocess.run([str(PYTHON), "-c", "import sys; print(sys.version_info[:2])"], capture_output=True, text=True, check=False)
    return asked.stdout.strip() == str(sys.version_info[:2])


def _install(uv: str | None, lock: Path) -> None:
    """Install exactly what the lock names; byte code is made by the first import, of what is imported."""
    say(f"Installing {lock.name} with {'uv' if uv else 'pip'} …")
    if uv:
        command = [uv, "pip", "install", "--quiet", "--python", str(PYTHON)]
    else:
        command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--no-compile", "--no-deps"]
        command += ["--disable-pip-version-check", "--progress-bar", "off"]
    try:
        subprocess.run([*command, "--require-hashes", "-r", str(lock)], check=True, cwd=ROOT, env=child_environment())
    except subprocess.CalledProcessError as error:
        raise LocalError(f"The packages of {lock.name} could not be installed; the reason stands above.") from error


def _check_foreign_environment(lock: Path) -> None:
    """A linked `.venv` belongs to somebody else: never install into it, but say what it lacks."""
    folders = [*VENV.glob("lib/python3.*/site-packages")]
    found = {_normal(info.name.removesuffix(".dist-info")) for folder in folders for info in folder.glob("*.dist-info")}
    pinned = re.findall(r"^([A-Za-z0-9._-]+)==(\S+)", lock.read_text(), flags=re.MULTILINE)
    missing = sorted(f"{name}=={version}" for name, version in pinned if _normal(f"{name}-{version}") not in found)
    if missing:
        raise LocalError(
            f".venv is a link to {VENV.resolve()}, which lacks of {lock.name}: {', '.join(missing)}.\n"
            "Install them there, or remove the link and start again."
        )


def _normal(name_and_version: str) -> str:
    return re.sub(r"[-_.]+", "-", name_and_version).lower()


def _digest(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()


def _stamped() -> dict[str, str]:
    try:
        return dict(json.loads(STAMP.read_text()))
    except (FileNotFoundError, ValueError):
        return {}


def main() -> int:
    """Install the set named on the command line."""
    try:
        ensure(sys.argv[1])
    except LocalError as error:
        return fail(error)
    return 0


if __name__ == "__main__":
    sys.exit(main())
