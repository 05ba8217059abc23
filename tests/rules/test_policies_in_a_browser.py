"""Policies are read on phones."""

import pytest


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    "address", ["/chinh-sach/", "/chinh-sach/khieu-nai/", "/chinh-sach/chinh-sach-bao-mat/1/", "/en/chinh-sach/chinh-sach-bao-mat/"]
)
def test_axe_finds_nothing_and_nothing_sticks_out(open_browser, live_server, faults_of, width: int, address: str) -> None:  # type: ignore[no-untyped-def]
    page = open_browser(width).new_page()
    page.goto(f"{live_server.url}{address}")
    assert faults_of(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
