"""The network is closed in tests: nothing leaves this machine, and only tests with a server speak to this machine."""

from __future__ import annotations

import ipaddress
import sys
from typing import Any

import pytest

SERVER_FIXTURES = {
    "live_server",
    "elasticsearch_url",
    "elasticsearch_to_break",
    "chromium",
    "open_browser",
    "cluster",
    "secured_elasticsearch",
    "loopback",
}
_loopback_allowed = True


@pytest.fixture
def loopback() -> None:
    """Lets a test speak to a server that it starts itself."""


@pytest.fixture(autouse=True)
def _closed_network(request: pytest.FixtureRequest) -> Any:
    global _loopback_allowed
    _loopback_allowed = bool(SERVER_FIXTURES & set(request.fixturenames))
    yield
    _loopback_allowed = True


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event != "socket.connect":
        return
    address = arguments[1]
    if not isinstance(address, tuple):  # a socket in the file system
        return
    host = str(address[0])
    try:
        local = ipaddress.ip_address(host).is_loopback
    except ValueError:
        local = host == "localhost"
    if not local:
        raise PermissionError(f"A test tried to reach {host}: tests stay on this machine.")
    if not _loopback_allowed:
        raise PermissionError(f"A test without a server of its own tried to reach {host}:{address[1]}.")


sys.addaudithook(_refuse)
