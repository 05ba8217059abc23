"""Under which system user the servers run, and where that user can keep files.

PostgreSQL and Elasticsearch refuse to run as root. In a container or on a build machine everything is root, so
they run as a user that exists on every system; nothing is created and no folder of others is opened up.
"""

from __future__ import annotations

import hashlib
import os
import pwd
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from deploy.local.checkout import ROOT, LocalError

PRODUCT = "provincial-exchange"


@dataclass(frozen=True)
class ServerUser:
    """The user that owns the servers' files and processes."""

    name: str
    uid: int
    gid: int

    @property
    def is_other(self) -> bool:
        """Whether processes have to change to this user first."""
        return self.uid != os.geteuid()

    def process_arguments(self) -> dict[str, Any]:
        """Arguments of subprocess that start a process as this user, in a folder it may enter."""
        if not self.is_other:
            return {"cwd": "/"}
        return {"user": self.uid, "group": self.gid, "extra_groups": [], "cwd": "/"}

    def own(self, folder: Path, mode: int = 0o700) -> Path:
        """Make a folder that belongs to this user."""
        folder.mkdir(parents=True, exist_ok=True)
        if self.is_other:
            os.chown(folder, self.uid, self.gid)
        folder.chmod(mode)
        return folder

    def can_enter(self, folder: Path) -> bool:
        """Whether this user can reach the folder (or where it will be made)."""
        existing = next(path for path in (folder, *folder.parents) if path.exists())
        if not self.is_other:
            return os.access(existing, os.X_OK)
        asked = subprocess.run(["test", "-x", str(existing)], check=False, **self.process_arguments())
        return asked.returncode == 0


@cache
def server_user() -> ServerUser:
    """The caller himself; for root `postgres`, else `nobody`."""
    if os.geteuid() != 0:
        return ServerUser(pwd.getpwuid(os.geteuid()).pw_name, os.geteuid(), os.getegid())
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return ServerUser(name, entry.pw_uid, entry.pw_gid)
    raise LocalError("Servers cannot run as root, and there is neither a user 'postgres' nor 'nobody' here.")


@cache
def data_home() -> Path:
    """`.data` of the checkout; for root below a closed folder (as /root is) a folder under /var/lib instead.

    A server that runs as another user cannot enter a folder with mode 0700 of root. Opening that folder is not ours
    to do, and an error would only send the person elsewhere, so the data go where the system keeps such things.
    """
    wanted = ROOT / ".data"
    if server_user().can_enter(ROOT):
        wanted.mkdir(exist_ok=True)
        return wanted
    checkout = hashlib.sha256(str(ROOT).encode()).hexdigest()[:12]
    instead = Path("/var/lib") / PRODUCT / checkout
    instead.mkdir(parents=True, exist_ok=True, mode=0o755)
    return instead


@cache
def cache_home() -> Path:
    """Where downloads are kept for all checkouts: outside of the tree, and where the servers' user can read."""
    configured = os.environ.get("XDG_CACHE_HOME")
    wanted = Path(configured or Path.home() / ".cache") / PRODUCT
    if not server_user().can_enter(wanted):
        wanted = Path("/var/cache") / PRODUCT
    wanted.mkdir(parents=True, exist_ok=True)
    return wanted
