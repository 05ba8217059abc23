"""`make services` and `make services-stop`: the databases alone, left running until they are stopped."""

from __future__ import annotations

import sys
from contextlib import redirect_stdout

from deploy.local.checkout import LocalError, fail, say
from deploy.local.elasticsearch_container import elasticsearch
from deploy.local.postgres import EmbeddedPostgres
from deploy.local.shared_server import SharedServer


def start() -> None:
    """Start both and print the lines that make a shell use them."""
    lines = []
    for variable, server in (("DATABASE_URL", EmbeddedPostgres()), ("ELASTICSEARCH_URL", elasticsearch())):
        server.keep()
        with redirect_stdout(sys.stderr):  # a shell evaluates what is printed here
            lines.append(f"export {variable}='{server.use()}'")
            server.release()
    say("\n".join(lines))


def stop() -> None:
    """Stop both, unless something of this checkout still runs on them."""
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
