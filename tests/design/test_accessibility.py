"""Every piece with its states passes axe (WCAG 2.2 AA), in both schemes, both languages, at both widths."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

PAGES = ["/design/", "/design/form/", "/design/form/?state=errors", "/design/words/", "/design/room/console/", "/design/room/workspace/"]
FaultsOf = Callable[[Page], list[str]]
OpenBrowser = Callable[..., BrowserContext]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", [*PAGES, "/en/design/", "/accounts/login/", "/accounts/signup/"])
def test_axe_finds_nothing(open_browser: OpenBrowser, live_server: Any, faults_of: FaultsOf, path: str, width: int, scheme: str) -> None:
    page = open_browser(width=width, color_scheme=scheme).new_page()
    page.goto(f"{live_server.url}{path}")
    assert faults_of(page) == []


def test_axe_finds_nothing_on_what_opens(open_browser: OpenBrowser, live_server: Any, faults_of: FaultsOf) -> None:
    page = open_browser().new_page()
    page.goto(f"{live_server.url}/design/")
    page.locator(".filters > summary").click()
    assert faults_of(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Gỡ bỏ").first.click()
    assert faults_of(page) == []
    page.goto(f"{live_server.url}/design/form/")
    page.get_by_role("combobox", name="Xã, phường").fill("tan")
    assert faults_of(page) == []


def test_axe_would_find_a_picture_without_words(open_browser: OpenBrowser, live_server: Any, faults_of: FaultsOf) -> None:
    page = open_browser().new_page()
    page.goto(f"{live_server.url}/design/words/")
    page.evaluate("document.querySelector('main').append(document.createElement('img'))")
    assert any(fault.startswith("image-alt") for fault in faults_of(page))


@pytest.mark.parametrize(("size", "found"), [(40, set()), (10, {"target-size"})])
def test_what_a_bar_at_the_edge_half_covers_is_measured_where_it_is_clear(
    open_browser: OpenBrowser, live_server: Any, faults_of: FaultsOf, size: int, found: set[str]
) -> None:
    page = open_browser().new_page()
    page.goto(f"{live_server.url}/design/words/")
    page.evaluate(
        """(size) => {
          const button = (side) => {
            const one = document.createElement("button");
            one.textContent = "Xem";
            one.style.cssText = `display: block; width: ${side}px; height: ${side}px; padding: 0; border: 0; font-size: 4px`;
            return one;
          };
          const place = document.createElement("div"), bar = button(60);
          bar.style.cssText += "; position: sticky; bottom: 0; height: 30px";
          place.append(button(size), button(size), ...Array.from({ length: 40 }, () => document.createElement("br")), bar);
          document.body.replaceChildren(place);
          scrollTo(0, 0);
          place.style.paddingTop = `${innerHeight - 35}px`;
        }""",
        size,
    )
    assert {"target-size"}.intersection(fault.partition(":")[0] for fault in faults_of(page)) == found


def test_a_control_that_takes_the_focus_unseen_is_found_out(open_browser: OpenBrowser, live_server: Any, faults_of: FaultsOf) -> None:
    page = open_browser().new_page()
    page.goto(f"{live_server.url}/design/words/")
    page.evaluate("""() => {
      const hidden = document.createElement("p");
      hidden.style.clipPath = "inset(50%)";
      hidden.innerHTML = '<a href="/">Trang đầu</a>';
      document.querySelector("main").append(hidden);
    }""")
    assert faults_of(page) == ['focus not seen: <a href="/">Trang đầu</a>']
