"""What the races share."""

from typing import Any

import pytest

MOST_AT_THE_DOOR = 256


@pytest.fixture
def crowded_server(live_server: Any) -> str:
    """The live server's address; it lets a crowd knock at the same moment, as a production server does (Django's own lets ten)."""
    live_server.thread.httpd.socket.listen(MOST_AT_THE_DOOR)
    return str(live_server.url)
