"""Tests stay on this machine, and speak to it only when they run a server."""

import socket

import pytest

from deploy.local.ports import free_port


def test_nobody_outside_can_be_reached() -> None:
    with pytest.raises(PermissionError, match="stay on this machine"), socket.socket() as out:
        out.connect(("192.0.2.1", 80))


def test_a_test_without_a_server_reaches_nobody_at_all() -> None:
    with pytest.raises(PermissionError, match="without a server"), socket.socket() as out:
        out.connect(("127.0.0.1", free_port()))


def test_a_test_with_a_server_reaches_it(loopback: None) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as connection:
        assert connection.getpeername() == server.getsockname()


def test_even_then_nobody_outside_can_be_reached(loopback: None) -> None:
    with pytest.raises(PermissionError, match="stay on this machine"), socket.socket() as out:
        out.connect(("192.0.2.1", 80))
