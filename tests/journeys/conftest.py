"""What the journeys share: an exchange with its communes and trades, and people who walk through it."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.journeys.walker import Walker
from tests.plugins.chromium import DESK, PHONE

WIDTHS = {"phone": PHONE["width"], "desk": DESK["width"]}


@pytest.fixture(params=list(WIDTHS))
def width(request: pytest.FixtureRequest) -> int:
    """Every journey is made on the phone and at the desk."""
    return WIDTHS[request.param]


@pytest.fixture
def somebody(
    live_server: Any, width: int, open_browser: Callable[..., BrowserContext], faults_of: Callable[[Page], list[str]]
) -> Callable[..., Walker]:
    """A person with a window of his own; `width` other than the journey's for people at a desk."""

    def come(width: int = width) -> Walker:
        return Walker(open_browser(width=width), live_server.url, faults_of)

    return come
