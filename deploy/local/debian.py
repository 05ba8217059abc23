"""Packages of the operating system that tests need: installed where we may, else asked for."""

from __future__ import annotations

import os
import shutil
import subprocess

from deploy.local.checkout import LocalError, child_environment, say


def install(packages: list[str], what: str) -> None:
    """Install Debian packages when we are root on such a system; else say what to install."""
    names = " ".join(packages)
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        raise LocalError(f"Missing: {what}.\nOn Debian: sudo apt-get install {names}")
    say(f"Installing {names} …")
    command = [apt, "install", "-y", "-q", "--no-install-recommends", *packages]
    if _quietly(command):
        return
    _quietly([apt, "update", "-q"])
    if not _quietly(command):
        raise LocalError(f"Missing: {what}. `apt-get install {names}` failed; the reason stands above.")


def _quietly(command: list[str]) -> bool:
    """Run apt-get without questions; only its complaints are shown."""
    environment = child_environment(DEBIAN_FRONTEND="noninteractive")
    done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)
    return done.returncode == 0
