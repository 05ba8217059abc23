"""What the races share."""

from pathlib import Path
from typing import Any

import pytest

MOST_AT_THE_DOOR = 256
HERE = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """No other tests run beside a race: rivals who get their turn one after the other would not meet, and a control would find no race."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.alone)


@pytest.fixture
def crowded_server(live_server: Any) -> str:
    """The live server's address; it lets a crowd knock at the same moment, as a production server does (Django's own lets ten)."""
    live_server.thread.httpd.socket.listen(MOST_AT_THE_DOOR)
    return str(live_server.url)
