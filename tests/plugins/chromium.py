"""Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from deploy.local import browser as local_browser

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser per file of tests: while it is open, its event loop keeps code that needs a loop of its own from running."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's loop runs in this thread; the ORM is not called in it
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(local_browser.chromium()), args=local_browser.flags(), headless=True)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def open_browser(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Open a clean browser window, 360 px wide unless told otherwise; closed after the test."""
    opened: list[BrowserContext] = []

    def open_window(width: int = PHONE["width"], **options: object) -> BrowserContext:
        viewport = PHONE if width == PHONE["width"] else {**DESK, "width": width}
        context = chromium.new_context(viewport=viewport, locale="vi-VN", **options)  # type: ignore[arg-type]
        context.set_default_timeout(45_000)
        opened.append(context)
        return context

    yield open_window
    for context in opened:
        context.close()
