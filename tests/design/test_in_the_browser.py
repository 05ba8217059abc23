"""The pieces in Chromium: by thumb at 360 px, by keyboard, and without a script."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

PAGES = ["/design/", "/design/form/", "/design/form/?state=errors", "/design/words/", "/design/room/console/", "/design/room/workspace/"]
OpenBrowser = Callable[..., BrowserContext]
SMALL_TARGETS = """() => [...document.querySelectorAll("a[href], button, select, summary, input:not([type=hidden])")]
  .filter((element) => {
    const style = getComputedStyle(element), box = element.getBoundingClientRect();
    if (!box.width || style.visibility === "hidden" || element.closest(".unseen, [hidden], dialog:not([open]), .skip")) return false;
    if (element.matches("input[type=checkbox], input[type=radio], input[type=file]")) return false;
    if (style.display === "inline" && element.closest("p, li, dd")) return false;
    const cover = element.matches("a") && element.closest(".offer, .tasks li");
    return !cover && (box.height < 24 || box.width < 24);
  }).map((element) => element.outerHTML.slice(0, 120))"""

SEEN = """() => {
  const at = document.activeElement;
  const frames = [at, at.closest(".offer"), at.closest(".stepper"), at.closest("li")].filter(Boolean).map((one) => getComputedStyle(one));
  return frames.some((style) => parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== "none");
}"""


@pytest.fixture
def complaints() -> list[str]:
    """What the browser's console complained about: broken scripts, refused policy."""
    return []


@pytest.fixture
def open_page(open_browser: OpenBrowser, live_server: Any, complaints: list[str]) -> Iterator[Callable[..., Page]]:
    def open_one(path: str, **options: Any) -> Page:
        page = open_browser(**options).new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{live_server.url}{path}")
        return page

    yield open_one
    assert complaints == []


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_no_page_scrolls_sideways_and_nothing_is_too_small_to_touch(open_page: Callable[..., Page], path: str, width: int) -> None:
    page = open_page(path, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(SMALL_TARGETS) == []


def test_a_commune_is_found_by_keyboard_without_tone_marks_or_by_its_former_district(open_page: Callable[..., Page]) -> None:
    page = open_page("/design/form/")
    commune = page.get_by_role("combobox", name="Xã, phường")
    commune.focus()
    page.keyboard.type("trang bang")
    expect(page.locator("#id_commune_list [role=option]")).to_have_count(1)
    expect(commune).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Enter")
    expect(commune).to_have_value("Phường Trảng Bàng")
    expect(commune).to_have_attribute("aria-expanded", "false")
    assert page.locator("select[name=commune]").input_value() == "25708"
    commune.fill("thành phố tây ninh")
    page.keyboard.press("Tab")
    assert page.locator("select[name=commune]").input_value() == "25459"


def test_what_is_no_commune_chooses_nothing(open_page: Callable[..., Page]) -> None:
    page = open_page("/design/form/")
    commune = page.get_by_role("combobox", name="Xã, phường")
    commune.fill("không có xã này")
    expect(page.locator("#id_commune_list [role=option]")).to_have_text("Không tìm thấy. Hãy gõ ít chữ hơn.")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(commune).to_have_value("")
    assert page.locator("select[name=commune]").input_value() == ""


def test_a_quantity_steps_within_its_bounds(open_page: Callable[..., Page]) -> None:
    page = open_page("/design/form/")
    quantity = page.get_by_label("Số lượng")
    less, more = (page.locator(f"[data-step='{step}']") for step in (-1, 1))
    less.click()
    expect(quantity).to_have_value("1")
    expect(less).to_be_disabled()
    quantity.fill("19")
    more.click()
    expect(quantity).to_have_value("20")
    expect(more).to_be_disabled()


def test_a_picture_is_shown_before_it_is_sent_and_can_be_taken_back(open_page: Callable[..., Page]) -> None:
    page = open_page("/design/form/")
    pictures = [
        {"name": "vuon.png", "mimeType": "image/png", "buffer": bytes.fromhex(ONE_PIXEL)},
        {"name": "bang-ke.xlsx", "mimeType": "application/vnd.ms-excel", "buffer": b"x"},
    ]
    chooser = page.locator("input[type=file]")
    chooser.evaluate("input => { input.multiple = true }")
    chooser.set_input_files(pictures)  # type: ignore[arg-type]
    rows = page.locator(".upload__item")
    expect(rows).to_have_count(2)
    expect(rows.nth(0).locator("img")).to_be_visible()
    expect(rows.nth(1)).to_contain_text("Không nhận loại tệp này.")
    page.get_by_role("button", name="Bỏ: bang-ke.xlsx").click()
    expect(rows).to_have_count(1)
    assert chooser.evaluate("input => input.files.length") == 1


def test_errors_take_the_focus_and_lead_to_their_field(open_page: Callable[..., Page]) -> None:
    page = open_page("/design/form/?state=errors")
    expect(page.locator(".error-summary")).to_be_focused()
    page.get_by_role("link", name="Xã, phường").click()
    expect(page.get_by_role("combobox", name="Xã, phường")).to_be_focused()
    page.get_by_role("link", name="Giá:").click()
    expect(page.get_by_label("Giá", exact=True)).to_be_focused()


def test_a_question_is_asked_in_a_dialog_that_escape_closes(open_page: Callable[..., Page]) -> None:
    page = open_page("/design/")
    opener = page.get_by_role("button", name="Gỡ bỏ").first
    opener.click()
    dialog = page.get_by_role("dialog", name="Gỡ chào bán này?")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()


def test_the_filter_drawer_counts_while_choosing_and_closes_by_keyboard(open_page: Callable[..., Page]) -> None:
    page = open_page("/design/")
    drawer = page.locator("[data-filters]")
    assert not drawer.evaluate("drawer => drawer.open")
    drawer.locator("summary").first.click()
    shown = drawer.locator("[data-count-here]")
    before = shown.inner_text()
    drawer.get_by_label("Bánh tráng").check()
    expect(shown).not_to_have_text(before)
    page.keyboard.press("Escape")
    expect(drawer.locator("summary").first).to_be_focused()
    assert not drawer.evaluate("drawer => drawer.open")


def test_choosing_all_rows_counts_them(open_page: Callable[..., Page]) -> None:
    page = open_page("/design/room/console/", width=1280)
    page.get_by_label("Cả trang này").check()
    expect(page.locator("[data-picked]")).to_have_text("Đã chọn 4")
    page.locator("input[name=pick]").first.uncheck()
    expect(page.locator("[data-picked]")).to_have_text("Đã chọn 3")


def test_a_message_can_be_closed(open_page: Callable[..., Page]) -> None:
    page = open_page("/design/words/")
    expect(page.locator("[data-toast]")).to_have_count(3)
    expect(page.get_by_role("alert")).to_contain_text("Không đọc được tệp")
    page.get_by_role("button", name="Đóng").first.click()
    expect(page.locator("[data-toast]")).to_have_count(2)


def test_a_keyboard_reaches_the_content_first_and_sees_where_it_is(open_page: Callable[..., Page]) -> None:
    page = open_page("/design/", width=1280)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Đến phần nội dung")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    for _step in range(25):
        page.keyboard.press("Tab")
        assert page.evaluate(SEEN), page.evaluate("document.activeElement.outerHTML")


def test_every_control_works_without_a_script(open_page: Callable[..., Page]) -> None:
    page = open_page("/design/form/", java_script_enabled=False)
    page.get_by_label("Xã, phường").select_option("25459")
    page.get_by_label("Số lượng").fill("3")
    page.get_by_text("Tự đến lấy").click()
    expect(page.locator("[data-step]").first).to_be_hidden()
    page.get_by_role("button", name="Lưu và tiếp tục").click()
    expect(page.get_by_role("alert")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_filters_are_there_without_a_script(open_page: Callable[..., Page], width: int) -> None:
    page = open_page("/design/", java_script_enabled=False, width=width)
    if width == 360:
        page.locator(".filters > summary").click()
    expect(page.get_by_label("Muối và gia vị")).to_be_visible()


def test_nothing_moves_for_people_who_asked_for_stillness(open_page: Callable[..., Page]) -> None:
    page = open_page("/design/", reduced_motion="reduce")
    assert page.locator("[aria-busy]").evaluate("busy => getComputedStyle(busy, '::before').animationName") == "none"


ONE_PIXEL = (
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360f8cfc00000030101"
    "00c9fe92ef0000000049454e44ae426082"
)
