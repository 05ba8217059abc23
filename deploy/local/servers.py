"""`make services` and `make services-stop`: the databases alone, left running until they are stopped; a named one is left alone."""

from __future__ import annotations

import shlex
import sys
from contextlib import redirect_stdout

from deploy.local.checkout import LocalError, fail, say
from deploy.local.elasticsearch_container import elasticsearch
from deploy.local.environment import named_server
from deploy.local.postgres import EmbeddedPostgres
from deploy.local.shared_server import SharedServer


def start() -> None:
    """Start those that are not named and print the lines that make a shell use both."""
    lines = []
    for variable, server in (("DATABASE_URL", EmbeddedPostgres()), ("ELASTICSEARCH_URL", elasticsearch())):
        with redirect_stdout(sys.stderr):  # a shell evaluates what is printed here
            url = named_server(variable, server) or _kept(server)
        lines.append(f"export {variable}={shlex.quote(url)}")
    say("\n".join(lines))


def _kept(server: SharedServer) -> str:
    server.keep()
    url = server.use()
    server.release()
    return url


def stop() -> None:
    """Stop our own, unless something of this checkout still runs on them."""
    servers: list[SharedServer] = [EmbeddedPostgres(), elasticsearch()]
    for server in servers:
        server.unkeep()
        gone = server.stop_unless_used()
        say(f"{server.name}: {'stopped' if gone else 'still in use; it ends with the last command that uses it'}")


if __name__ == "__main__":
    try:
        {"start": start, "stop": stop}[sys.argv[1]]()
    except LocalError as error:
        sys.exit(fail(error))
