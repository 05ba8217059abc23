"""Editors' pages in Chromium, on a phone and at a desk: axe finds nothing, and nothing sticks out."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.content.stories import piece_of_news
from tests.factories.offers import offer, picture

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("width", [360, 1280])
def test_news(open_browser: Callable[..., BrowserContext], live_server: Any, faults_of: Callable[[Page], list[str]], width: int) -> None:
    piece = piece_of_news(offer(title="Bánh tráng phơi sương", pictures=(picture(),)))
    window = open_browser(width=width).new_page()
    for address in ("/tin-tuc/", piece.url):
        window.goto(live_server.url + address)
        assert faults_of(window) == []
        assert window.evaluate("document.documentElement.scrollWidth") <= width, address
