"""The browser tells what was shown and what was opened, and the report is usable at 360 and 1280 px."""

import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page

from marketplace.language.dates import vietnam_today
from search.indexing.writing import write_offers
from search.models import AddedWords, SearchCount, WordsKind
from search.vocabulary import forget_vocabulary
from tests.factories.offers import offer
from tests.factories.people import officer, signed_in

pytestmark = pytest.mark.django_db(transaction=True)
MOST_SECONDS = 15


@pytest.fixture(params=[360, 1280])
def page(request: pytest.FixtureRequest, open_browser: Callable[..., BrowserContext]) -> Iterator[Page]:
    """A page that notes what the security policy refused."""
    opened = open_browser(request.param).new_page()
    refused: list[str] = []
    opened.on("console", lambda said: refused.append(said.text) if "Content Security Policy" in said.text else None)
    yield opened
    assert refused == []


def test_a_search_and_an_opened_result_are_counted(page: Page, live_server, only_postgresql: None) -> None:
    forget_vocabulary()
    write_offers([offer(title=f"Muối tôm Tây Ninh {number}").pk for number in range(3)])
    with page.expect_response("**/search/noted/") as told:
        page.goto(f"{live_server.url}/search/?q=muối tôm")
    assert told.value.status == 204
    found = SearchCount.objects.get()
    assert (found.text, found.searches, found.clicks) == ("muối tôm", 1, 0)
    page.locator(".cards > li").nth(1).locator("a[href]").first.click()
    page.wait_for_url("**/chao-ban/**")
    # What a page sends while it is left is answered when nobody listens any more: the answer is awaited where it is kept.
    until = time.monotonic() + MOST_SECONDS
    while not found.clicks and time.monotonic() < until:
        page.wait_for_timeout(50)
        found.refresh_from_db()
    assert (found.searches, found.clicks, found.places) == (1, 1, 2)


def test_axe_finds_nothing_on_the_report_and_the_words(page: Page, live_server, faults_of, only_postgresql: None) -> None:
    for number in range(30):
        SearchCount.objects.create(day=vietnam_today(), text=f"gạo nàng thơm chợ đào loại {number}", searches=9 + number, failures=9)
    page.context.add_cookies([{"name": "sessionid", "value": signed_in(officer()).cookies["sessionid"].value, "url": live_server.url}])
    words = AddedWords.objects.create(kind=WordsKind.SYNONYM, said="kẹo chuối bọc", meant="chuối phồng", note="Bà con gọi vậy")
    write_offers([offer(title=f"Chuối phồng mè đen loại {number}").pk for number in range(3)])
    lists = (
        "",
        "?view=most&days=90",
        "?view=unopened",
        "tu-vung/",
        "tu-vung/them/",
        f"tu-vung/{words.pk}/",
        "vi-sao/",
        "vi-sao/?q=chuối phồng",
    )
    for address in lists:
        page.goto(f"{live_server.url}/dieu-hanh/tim-kiem/{address}")
        assert faults_of(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
