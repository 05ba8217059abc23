"""Journey 7: an editor puts live offers on the home page; a visitor reports an offer, and an officer answers under the code."""

import re
from collections.abc import Callable
from contextlib import suppress

import pytest
from playwright.sync_api import Locator, Page, TimeoutError, expect

from marketplace.content.models import HomePage
from marketplace.feedback.models import OfferReport
from search.backends import engines
from search.indexing.rebuilding import rebuild
from sellers.offers.models import Offer
from tests.factories.offers import offer, picture
from tests.factories.people import editor, officer
from tests.journeys.walker import Walker, vi

pytestmark = pytest.mark.django_db(transaction=True)
PRESSES, SHORT_WAIT = 3, 15_000


@pytest.fixture
def goods(live_server: object) -> list[Offer]:
    """Live offers, found by the editor's chooser as by buyers."""
    made = [offer(title=title, pictures=(picture(),)) for title in ("Mãng cầu ta loại một", "Nón lá Ninh Sơn")]
    rebuild(engines.postgresql())
    return made


def test_an_editor_puts_live_offers_on_the_home_page_and_a_report_is_answered(
    somebody: Callable[..., Walker], goods: list[Offer], drain_jobs: Callable[..., list[str]]
) -> None:
    guest = somebody()
    _home_page_changed(somebody(), guest, goods[0])
    code = _reported(guest, goods[0])
    drain_jobs()
    _answered(somebody(), code)
    drain_jobs()
    _read(guest, code)


def _opened(page: Page, button: str) -> Locator:
    """The dialog behind a button of Wagtail's editor, pressed again when the block was still unfolding under the finger."""
    dialog = page.get_by_role("dialog")
    for _ in range(PRESSES):
        page.get_by_role("button", name=button).click()
        with suppress(TimeoutError):
            dialog.wait_for(timeout=SHORT_WAIT)
            break
    return dialog


def _home_page_changed(writer: Walker, guest: Walker, fruit: Offer) -> None:
    """In Wagtail: a new line above the search, and a block with an offer found without tone marks; published, it is live."""
    home = HomePage.objects.get(locale__language_code="vi")
    writer.sign_in(editor()).open("/cms/").open(f"/cms/pages/{home.pk}/edit/")
    writer.fill(claim="Chợ quê trên mạng")
    page = writer.page
    page.get_by_role("button", name=vi("Insert a block")).click()
    page.get_by_role("option", name=vi("Live offers")).click()
    page.locator("[name$='-value-heading']").fill("Trái ngon tháng này")
    dialog = _opened(page, vi("Choose an offer"))
    dialog.get_by_label(vi("Search offers")).fill("mang cau")
    expect(dialog.get_by_role("link", name="Nón lá Ninh Sơn")).to_have_count(0)
    dialog.get_by_role("link", name=fruit.title).click()
    expect(page.locator(".modal")).to_have_count(0)
    expect(page.get_by_text(fruit.title)).to_be_visible()
    writer.look()
    page.get_by_role("navigation", name=vi("Actions (footer)")).get_by_role("button").last.click()
    writer.press(vi("Publish"))
    guest.open("/").sees("Chợ quê trên mạng", "Trái ngon tháng này")
    section = guest.page.locator("section", has=guest.page.get_by_role("heading", name="Trái ngon tháng này"))
    guest.follow(fruit.title, inside=section)


def _reported(guest: Walker, fruit: Offer) -> str:
    """From the offer's page; what is missing is said, and the visitor gets a code."""
    guest.follow(vi("Report this offer"))
    guest.press(vi("Send the report"), answers=422)
    guest.choose(vi("The price is not what the seller asks"))
    guest.fill(details="Gọi hỏi thì giá gấp đôi.", contact="0912 345 678").press(vi("Send the report"))
    report = OfferReport.objects.get()
    guest.sees(re.compile(report.code), "Gọi hỏi thì giá gấp đôi.")
    return report.code


def _answered(clerk: Walker, code: str) -> None:
    """The officer is told, finds the report by its due date, picks a usual text, adds his own, and answers."""
    clerk.sign_in(officer()).open("/dieu-hanh/").follow(vi("Reports to answer")).follow(code)
    clerk.sees("Gọi hỏi thì giá gấp đôi.", "0912 345 678")
    clerk.press(vi("Send the answer"), answers=422)
    usual = vi("The seller has corrected the offer. Thank you for telling us.")
    clerk.page.get_by_label(usual).click()
    answer = clerk.page.locator("[name=reason]")
    expect(answer).to_have_value(usual)
    answer.fill(f"{usual} Giá đúng là 68.000 ₫.")
    clerk.press(vi("Send the answer")).sees(vi("No report waits"))


def _read(guest: Walker, code: str) -> None:
    """The visitor finds the answer by the code, however it is typed, and in a message."""
    assert code in guest.newest_message("+84912345678")
    guest.open("/bao-cao/").fill(code=code.lower().replace("-", " ")).press(vi("Show the report"))
    guest.sees(re.compile("Giá đúng là 68.000 ₫."))
