"""Asks the web process of this container whether it is ready: exit code 0 or 1, for the container's health check."""

from __future__ import annotations

import sys
import urllib.request

from marketplace.settings.environment import env


def is_ready() -> bool:
    """Ask over plain HTTP, under a host name that the exchange answers to."""
    host = next(iter(env("ALLOWED_HOSTS")), "localhost")
    request = urllib.request.Request(f"http://127.0.0.1:{env('PORT')}/readyz", headers={"Host": host})
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310
            return bool(answer.status == 200)
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(0 if is_ready() else 1)
