"""`make run`: the whole exchange on this machine, from one command to Ctrl-C."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.request
from contextlib import ExitStack

from deploy.local.checkout import PYTHON, ROOT, LocalError, child_environment, fail, say
from deploy.local.databases import connected
from deploy.local.elasticsearch import is_ready
from deploy.local.environment import running_database
from deploy.local.ports import holder, is_free
from deploy.local.supervisor import Child, Supervisor
from deploy.processes import WEB, WORKER


def main() -> int:
    """Prepare and run until Ctrl-C."""
    started = time.monotonic()
    try:
        port = chosen_port()
        with ExitStack() as servers:
            url = servers.enter_context(running_database())
            connected(url).close()
            say("PostgreSQL is up.")
            _check_search()
            environment = child_environment(DATABASE_URL=url, PORT=str(port))
            environment.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings.development")
            environment.setdefault("SITE_URL", f"http://localhost:{port}")
            prepared = subprocess.run([str(PYTHON), "-m", "deploy.local.prepare", url], cwd=ROOT, env=environment, check=False)
            if prepared.returncode != 0:
                return prepared.returncode
            children = [Child("web", _installed(WEB)), Child("worker", [str(PYTHON), *WORKER])]
            return Supervisor(children, environment).run(lambda: _announced(port, started))
    except LocalError as error:
        return fail(error)
    except KeyboardInterrupt:
        return 130


def _installed(command: list[str]) -> list[str]:
    return [str(PYTHON.with_name(command[0])), *command[1:]]


def chosen_port() -> int:
    text = os.environ.get("PORT", "") or "8000"
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise LocalError(f"PORT is {text!r}; it must be a number between 1 and 65535.")
    if not is_free(int(text)):
        by = holder(int(text))
        raise LocalError(f"Port {text} is taken{f' by {by}' if by else ''}. Stop that, or choose another: make run PORT=8001")
    return int(text)


def _check_search() -> None:
    named = os.environ.get("ELASTICSEARCH_URL")
    if named and not is_ready(named):
        say(f"No Elasticsearch answers at {named} yet; until it does, PostgreSQL answers searches.")


def _announced(port: int, started: float) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=1):
            pass
    except OSError:
        return False
    say(f"\nThe exchange is open: http://localhost:{port}  (after {time.monotonic() - started:.0f} s; Ctrl-C stops it)")
    return True


if __name__ == "__main__":
    sys.exit(main())
