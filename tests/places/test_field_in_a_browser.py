"""The field as people meet it: on a phone, by keyboard, and without a script."""

from collections.abc import Callable

import pytest
from django.test import override_settings
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = [pytest.mark.django_db(transaction=True)]
OpenBrowser = Callable[..., BrowserContext]


@pytest.fixture(autouse=True)
def _page_with_the_field():  # type: ignore[no-untyped-def]
    with override_settings(ROOT_URLCONF="tests.places.pages"):
        yield


def the_page(context: BrowserContext, live_server) -> Page:  # type: ignore[no-untyped-def]
    page = context.new_page()
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.problems = problems  # type: ignore[attr-defined]
    page.goto(f"{live_server.url}/where/")
    return page


def test_typing_without_tones_offers_communes_and_the_keyboard_picks_one(open_browser: OpenBrowser, live_server) -> None:  # type: ignore[no-untyped-def]
    page = the_page(open_browser(), live_server)
    box = page.get_by_role("combobox", name="Xã, phường")
    box.press_sequentially("huyen go dau")
    options = page.get_by_role("option")
    expect(options.first).to_contain_text("Phường Gò Dầu, tỉnh Tây Ninh")
    expect(page.get_by_role("option", name="Xã Thạnh Đức")).to_contain_text("trước đây là huyện Gò Dầu")
    assert 2 <= options.count() <= 8
    expect(options.first).to_have_attribute("aria-selected", "true")
    box.press("ArrowDown")
    picked = options.nth(1)
    expect(picked).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == picked.get_attribute("id")
    name = picked.locator("span").first.inner_text()
    box.press("Enter")
    expect(box).to_have_value(name)
    expect(page.get_by_role("listbox")).to_have_count(0)
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator("[data-taken]")).to_contain_text(name.split(",")[0])
    assert page.problems == []  # type: ignore[attr-defined]


def test_escape_closes_the_list_and_keeps_what_was_typed(open_browser: OpenBrowser, live_server) -> None:  # type: ignore[no-untyped-def]
    page = the_page(open_browser(), live_server)
    box = page.get_by_role("combobox", name="Xã, phường")
    box.press_sequentially("trang bang")
    expect(page.get_by_role("listbox")).to_be_visible()
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(box).to_have_value("trang bang")


def test_changing_the_text_forgets_what_was_picked(open_browser: OpenBrowser, live_server) -> None:  # type: ignore[no-untyped-def]
    page = the_page(open_browser(), live_server)
    box = page.get_by_role("combobox", name="Xã, phường")
    box.press_sequentially("thanh duc")
    expect(page.get_by_role("option").first).to_be_visible()
    box.press("Enter")
    code = page.locator("input[name=where_code]")
    expect(code).to_have_value("25657")
    box.fill("xã Hậu Nghĩa")
    expect(code).to_have_value("")
    box.press("Escape")
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator("[data-taken]")).to_have_text("27931 Xã Hậu Nghĩa")


def test_without_a_script_the_places_that_fit_are_asked_about(open_browser: OpenBrowser, live_server) -> None:  # type: ignore[no-untyped-def]
    page = the_page(open_browser(java_script_enabled=False), live_server)
    page.get_by_label("Xã, phường").fill("go dau")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text("Có nhiều nơi trùng với tên bạn gõ.").first).to_be_visible()
    expect(page.get_by_label("Xã, phường")).to_have_value("go dau")
    page.get_by_role("radio", name="Xã Thạnh Đức").check()
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator("[data-taken]")).to_have_text("25657 Xã Thạnh Đức")


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_and_nothing_sticks_out_in_any_state(open_browser: OpenBrowser, live_server, faults_of, width: int) -> None:  # type: ignore[no-untyped-def]
    page = the_page(open_browser(width), live_server)
    assert faults_of(page) == []
    page.get_by_role("combobox", name="Xã, phường").press_sequentially("tan")
    expect(page.get_by_role("option").first).to_be_visible()
    assert faults_of(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("combobox", name="Xã, phường").press("Escape")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_role("radio").first).to_be_visible()
    assert faults_of(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
