"""An exchange that fails on purpose, and what a form that a script sent says about it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, expect


@contextmanager
def breaking(name: str) -> Iterator[None]:
    """While it lasts, the exchange fails where it would do what the form asks for."""

    def breaks(*_: object, **__: object) -> None:
        raise RuntimeError("the roof leaks")

    with pytest.MonkeyPatch.context() as leaking:
        leaking.setattr(name, breaks)
        yield


def told_code(page: Page) -> str:
    """The code that the form tells after an unexpected error, on one line even on a phone."""
    words = page.locator("[data-sending-words]")
    expect(words).to_have_text(re.compile(r"^Phía chúng tôi gặp sự cố.*vẫn còn đây\. .*mã này: LOI-\d{4}-\w{6}$"))
    code = words.locator(".code")
    assert code.evaluate("(code) => code.getClientRects().length") == 1
    return code.inner_text()
