"""`make codes`: the demonstration accounts again, with the one-time codes of the moment."""

from __future__ import annotations

import subprocess
import sys

from deploy.local.checkout import PYTHON, ROOT, LocalError, child_environment, fail
from deploy.local.environment import running_database


def main() -> int:
    """Ask the database that `make run` uses."""
    try:
        with running_database() as url:
            command = [str(PYTHON), "manage.py", "demonstration_accounts"]
            return subprocess.run(command, cwd=ROOT, env=child_environment(DATABASE_URL=url), check=False).returncode
    except LocalError as error:
        return fail(error)


if __name__ == "__main__":
    sys.exit(main())
