"""Search pages in the browser: axe on every state at both widths, no sideways scrolling, and everything by keyboard."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import connections
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, Route, expect

from marketplace.places.models import Commune
from search.backends import engines
from search.indexing.writing import write_offers
from search.vocabulary import forget_vocabulary, remake_vocabulary
from sellers.offers.models import Offer
from tests.factories.offers import category, offer
from tests.factories.sellers import seller

FaultsOf = Callable[[Page], list[str]]
OpenBrowser = Callable[..., BrowserContext]
pytestmark = pytest.mark.django_db(transaction=True)

STATES = {
    "full": "?q=bánh+tráng",
    "last page": "?q=bánh+tráng&page=2",
    "list": "?q=bánh+tráng&view=list",
    "map": "?q=bánh+tráng&view=map",
    "narrowed": "?q=bánh+tráng&kind=cooperative&price_min=10000&fresh=7&communes=all",
    "repaired": "?q=banhs+trangs",
    "near": "?q=bánh+tráng+sa+tế+cay",
    "filters given up": "?q=bánh+tráng&price_min=9000000",
    "nothing": "?q=zzzzzz",
    "place to choose": "?q=bánh&place=Gò+Dầu",
    "place unknown": "?q=bánh&place=Atlantis",
    "another list": "?q=bánh&after=x",
}


@pytest.fixture
def market(only_postgresql: None) -> None:
    """A page and a bit of goods, in several communes, categories and at several prices."""
    top = category("Nông sản")
    communes = list(Commune.objects.of_the_exchange()[:14])
    for number in range(27):
        offer(
            title=f"Bánh tráng phơi sương Trảng Bàng loại {number}",
            price=Decimal(8_000 * (number % 9 + 1)),
            category=top if number % 2 else category("Bánh kẹo"),
            seller=seller(commune=communes[number % 14]),
        )
    write_offers(list(Offer.objects.values_list("pk", flat=True)))
    remake_vocabulary()
    forget_vocabulary()
    connections.close_all()


def fits(page: Page) -> bool:
    """Whether nothing makes the page scroll sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_in_any_state(open_browser: OpenBrowser, live_server: Any, faults_of: FaultsOf, market: None, width: int) -> None:
    page = open_browser(width=width).new_page()
    faults = {}
    for state, query in STATES.items():
        page.goto(f"{live_server.url}/search/{query}")
        faults[state] = [*faults_of(page), *([] if fits(page) else ["scrolls sideways"])]
    page.goto(f"{live_server.url}/danh-muc/nong-san/")
    faults["category"] = faults_of(page)
    assert {state: found for state, found in faults.items() if found} == {}


@pytest.mark.parametrize("scheme", ["dark"])
def test_axe_finds_nothing_in_the_dark(open_browser: OpenBrowser, live_server: Any, faults_of: FaultsOf, market: None, scheme: str) -> None:
    page = open_browser(color_scheme=scheme).new_page()
    for state in ("full", "map", "filters given up"):
        page.goto(f"{live_server.url}/search/{STATES[state]}")
        assert faults_of(page) == [], state


def test_axe_finds_nothing_when_the_engine_rests(
    open_browser: OpenBrowser, live_server: Any, faults_of: FaultsOf, market: None, settings: Any
) -> None:
    settings.ELASTICSEARCH_URLS = ["http://127.0.0.1:9"]
    engines.forget()
    page = open_browser().new_page()
    page.goto(f"{live_server.url}/search/?q=bánh+tráng")
    assert "Bộ tìm kiếm đang tạm nghỉ" in page.inner_text("main")
    assert page.locator(".offer").count() == 24
    assert faults_of(page) == []


def test_the_drawer_opens_narrows_and_closes_by_keyboard(
    open_browser: OpenBrowser, live_server: Any, faults_of: FaultsOf, market: None
) -> None:
    page = open_browser().new_page()
    page.goto(f"{live_server.url}/search/?q=bánh+tráng")
    summary = page.locator(".filters > summary")
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator(".filters__foot .button[type=submit]").is_visible()
    assert faults_of(page) == []
    place = page.get_by_role("combobox", name="Nơi khác")
    place.fill("Hoà Thành")
    option = page.locator(".filters [role=option]").first
    option.wait_for()
    option.scroll_into_view_if_needed()
    assert faults_of(page) == []
    place.press("Enter")
    assert "Hoà Thành" in place.input_value()
    page.keyboard.press("Escape")
    assert not page.locator(".filters__foot .button[type=submit]").is_visible()
    assert summary.evaluate("element => element === document.activeElement")
    page.keyboard.press("Enter")
    page.locator(".filters input[name=price_min]").focus()
    page.keyboard.type("60.000")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("&commune=25645&price_min=60000")
    assert "Giá từ 60.000" in page.inner_text("main")


def test_the_button_stays_in_sight_while_somebody_chooses_at_a_desk(
    open_browser: OpenBrowser, live_server: Any, faults_of: FaultsOf, market: None
) -> None:
    page = open_browser(width=1280).new_page()
    page.goto(f"{live_server.url}/search/?q=bánh+tráng")
    button = page.locator(".filters__foot button")
    expect(button).to_be_in_viewport(ratio=1)
    page.locator(".filters input[name=commune]").first.check()
    expect(button).to_have_text("Xem 2 chào bán")
    expect(button).to_be_in_viewport(ratio=1)
    last = page.locator(".filters input[name=price_max]")
    last.focus()
    assert last.bounding_box()["y"] + last.bounding_box()["height"] <= button.bounding_box()["y"]  # type: ignore[index]
    assert faults_of(page) == []


@pytest.mark.parametrize("kept_whole", [False, True])
def test_on_the_way_back_the_filters_are_those_of_the_address(
    open_browser: OpenBrowser, live_server: Any, market: None, kept_whole: bool
) -> None:
    page = open_browser(width=1280).new_page()
    page.goto(f"{live_server.url}/search/?q=bánh+tráng")
    commune, button = page.locator(".filters input[name=commune]").first, page.locator(".filters__foot button")
    price = page.locator(".filters input[name=price_min]")
    commune.check()
    price.fill("1000")
    price.blur()
    expect(button).to_have_text("Xem 2 chào bán")
    if kept_whole:  # as by a cache of whole pages, which a driven browser does without
        page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    else:
        with page.expect_navigation():
            button.click()
        page.go_back()
    expect(button).to_have_text("Xem 27 chào bán")
    expect(commune).not_to_be_checked()
    expect(price).to_have_value("")


def test_fields_that_were_left_empty_stay_out_of_the_address(open_browser: OpenBrowser, live_server: Any, market: None) -> None:
    page = open_browser(width=1280).new_page()
    page.goto(f"{live_server.url}/search/?q=bánh+tráng")
    communes = page.locator(".filters input[name=commune]")
    chosen = [communes.nth(place).get_attribute("value") for place in (0, 1)]
    for place in (0, 1):
        communes.nth(place).check()
    with page.expect_request("**/search/count/**") as counted:
        page.locator(".filters input[name=price_min]").fill("10.000")
        page.locator(".filters input[name=price_min]").blur()
    with page.expect_navigation():
        page.locator(".filters__foot button").click()
    narrowing = f"commune={chosen[0]}&commune={chosen[1]}&price_min=10.000"
    assert page.url.partition("?")[2] == f"q=b%C3%A1nh+tr%C3%A1ng&{narrowing}"
    assert counted.value.url.endswith(narrowing)


# A driven browser has no Back of a phone: what that asks is asked of whoever listens for it.
ASKED_TO_CLOSE = """window.CloseWatcher = class extends EventTarget {
  constructor() { super(); window.watching = this; }
  destroy() { if (window.watching === this) window.watching = null; }
}"""


def test_a_phones_back_closes_the_drawer_and_leaves_the_page_only_then(open_browser: OpenBrowser, live_server: Any, market: None) -> None:
    page = open_browser().new_page()
    page.add_init_script(ASKED_TO_CLOSE)
    page.goto(f"{live_server.url}/search/?q=bánh+tráng")
    summary, button = page.locator(".filters > summary"), page.locator(".filters__foot button")
    entries = page.evaluate("history.length")
    summary.click()
    page.wait_for_function("window.watching")
    page.evaluate("watching.dispatchEvent(new Event('close'))")
    expect(button).not_to_be_visible()
    expect(summary).to_be_focused()
    page.wait_for_function("!window.watching")
    assert page.evaluate("history.length") == entries


def test_escape_closes_the_list_of_places_and_leaves_the_drawer_open(open_browser: OpenBrowser, live_server: Any, market: None) -> None:
    page = open_browser().new_page()
    page.goto(f"{live_server.url}/search/?q=bánh+tráng")
    page.locator(".filters > summary").click()
    page.get_by_role("combobox", name="Nơi khác").press_sequentially("Hoà Thành")
    option = page.locator(".filters [role=option]").first
    option.wait_for()
    page.keyboard.press("Escape")
    expect(option).not_to_be_visible()
    page.wait_for_timeout(200)  # a drawer that closes does so a moment later
    expect(page.locator(".filters__foot button")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".filters__foot button")).not_to_be_visible()


# Whether a click on the middle of what was suggested would meet it: nothing cuts it off, nothing lies over it.
MEETS = """(one) => {
  // Only the list and the window are scrolled, as a finger does: scrollIntoView() would also move what is cut off into sight.
  const list = one.closest("[role=listbox]");
  list.scrollTop += one.getBoundingClientRect().top - list.getBoundingClientRect().top - list.clientHeight / 2;
  scrollBy({ top: one.getBoundingClientRect().top - innerHeight / 2, behavior: "instant" });
  const box = one.getBoundingClientRect();
  return one.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2));
}"""


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["/", "/search/"])
def test_all_that_is_suggested_can_be_pressed(open_browser: OpenBrowser, live_server: Any, market: None, path: str, width: int) -> None:
    page = open_browser(width).new_page()
    page.goto(live_server.url + path)
    page.locator("input[data-finder]:visible").first.fill("ba")
    options = page.locator("[role=listbox]:visible [role=option]")
    options.first.wait_for()
    assert options.count() > 3
    assert [one.inner_text() for one in options.all() if not one.evaluate(MEETS)] == []


def test_the_combobox_of_the_search_field_keeps_to_the_pattern(
    open_browser: OpenBrowser, live_server: Any, faults_of: FaultsOf, market: None
) -> None:
    page = open_browser().new_page()
    page.goto(f"{live_server.url}/search/")
    field = page.locator("input[data-finder]").first
    field.fill("bánh")
    page.locator("[role=listbox] [role=option]").first.wait_for()
    assert field.get_attribute("aria-expanded") == "true"
    assert page.locator("[role=listbox] [role=group]").count() == 2
    assert faults_of(page) == []
    page.keyboard.press("ArrowDown")
    chosen = field.get_attribute("aria-activedescendant")
    assert page.locator(f"#{chosen}").get_attribute("aria-selected") == "true"
    assert field.input_value() == "Bánh kẹo"
    page.keyboard.press("Escape")
    assert (field.get_attribute("aria-expanded"), field.input_value()) == ("false", "bánh")
    page.keyboard.press("ArrowDown")
    page.locator("[role=listbox] [role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("/danh-muc/banh-keo/")


@pytest.mark.parametrize("waits_for", ["the pause in typing", "the answer"])
def test_escape_calls_off_suggestions_that_are_not_there_yet(
    open_browser: OpenBrowser, live_server: Any, market: None, waits_for: str
) -> None:
    page = open_browser().new_page()
    page.goto(f"{live_server.url}/search/")
    held: list[Route] = []
    page.route("**/search/suggest/**", lambda route: held.append(route))
    field = page.locator("input[data-finder]").first
    if waits_for == "the answer":
        with page.expect_request("**/search/suggest/**"):
            field.fill("bánh")
        page.keyboard.press("Escape")
        with page.expect_response("**/search/suggest/**"):
            held.pop().continue_()
    else:
        field.fill("bánh")
        page.keyboard.press("Escape")
    page.wait_for_timeout(400)  # three times the pause
    assert (held, field.get_attribute("aria-expanded"), field.input_value()) == ([], "false", "bánh")
    assert not page.locator("[role=listbox]").first.is_visible()


@pytest.mark.parametrize(("path", "said"), [("/search/", "bỏ lọc"), ("/en/search/", "drop the filter")])
def test_a_chip_says_that_it_takes_its_filter_away(open_browser: OpenBrowser, live_server: Any, market: None, path: str, said: str) -> None:
    page = open_browser(width=360).new_page()
    page.goto(f"{live_server.url}{path}?q=bánh+tráng+từ+20.000+đến+3.000.000+gần+Gò+Dầu&kind=household&kind=cooperative")
    chips = page.locator("main .chip--on")
    assert chips.count() == 4
    assert all(text.endswith(said) for text in chips.all_inner_texts())
    assert fits(page)
    left = chips.count()
    with page.expect_navigation():
        page.get_by_role("link", name=said).first.click()
    expect(page.locator("main .chip--on")).to_have_count(left - 1)


def test_a_chip_breaks_a_word_that_is_longer_than_the_window(open_browser: OpenBrowser, live_server: Any, market: None) -> None:
    top = category("Bánh" * 30)
    offer(title="Bánh tráng phơi sương", category=top)
    write_offers(list(Offer.objects.values_list("pk", flat=True)))
    page = open_browser(width=360).new_page()
    page.goto(f"{live_server.url}{reverse('category', args=[top.slug])}?q=bánh+tráng")
    chip = page.locator("main .chip--on")
    expect(chip).to_have_count(1)
    assert chip.bounding_box()["width"] < 360  # type: ignore[index]
    assert fits(page)


def test_without_a_script_everything_is_a_link_or_a_form(open_browser: OpenBrowser, live_server: Any, market: None) -> None:
    page = open_browser(java_script_enabled=False).new_page()
    page.goto(f"{live_server.url}/search/?q=bánh+tráng&view=map")
    with page.expect_navigation():
        page.locator(".commune-map__table a").first.click()
    assert "commune=" in page.url
    page.goto(f"{live_server.url}/search/?q=bánh+tráng")
    page.locator(".filters > summary").click()
    page.locator(".filters input[name=place]").fill("Tân Ninh")
    with page.expect_navigation():
        page.locator(".filters__foot button").click()
    assert "commune=" in page.url or page.locator("main a.chip--long[href*='commune=']").count() > 1
