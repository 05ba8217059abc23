"""The pages of search in all their states, on the phone and at the desk: axe finds nothing, nothing sticks out, no script complains."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from playwright.sync_api import expect

from search.backends import engines
from search.indexing.rebuilding import rebuild
from search.vocabulary import forget_vocabulary, remake_vocabulary
from sellers.accounts.models import Seller
from tests.factories.offers import category, offer, picture
from tests.factories.sellers import commune, seller
from tests.journeys.walker import Walker, vi

pytestmark = pytest.mark.django_db(transaction=True)
NOWHERE = "http://127.0.0.1:9"  # the port of a service that nobody runs


@pytest.fixture
def shelves(live_server: object, only_postgresql: None) -> None:
    """Two categories, two communes, and more goods of one kind than a page holds."""
    foods = category("Đặc sản và thực phẩm")
    rice_paper, salt = category("Bánh tráng", parent=foods), category("Muối và gia vị", parent=foods)
    here: Seller = seller(stall_name="Lò bánh Bà Năm", commune=commune("25459"))
    there: Seller = seller(stall_name="Hợp tác xã Sương Sớm", commune=commune("25708"))
    for number in range(26):
        offer(seller=there, title=f"Bánh tráng gói {number}", category=rice_paper, price=Decimal(20_000 + 1_000 * number))
    offer(seller=here, title="Muối tôm rang tay", category=salt, price=Decimal(45_000), pictures=(picture(1),))
    rebuild(engines.postgresql())
    remake_vocabulary()
    forget_vocabulary()


def test_every_state_of_the_result_page_is_in_order(somebody: Callable[..., Walker], shelves: None) -> None:
    guest = somebody()
    guest.open("/search/").open("/search/?q=banh+trang").sees("26 chào bán")
    guest.follow(vi("Next"), inside=guest.page.locator(".pager")).open("/search/?q=banh+trang&sort=price")
    _opens_the_filters(guest)
    guest.open("/search/?q=banh+trang&commune=25708&price_min=20000&price_max=30000")
    assert guest.page.locator(".chip--on").count() >= 2
    _finds_little_or_nothing(guest)
    guest.open("/danh-muc/banh-trang/").open("/danh-muc/dac-san-va-thuc-pham/").open("/en/danh-muc/banh-trang/")
    guest.open("/en/search/?q=salt").open("/danh-muc/khong-co/", answers=404)


def _opens_the_filters(guest: Walker) -> None:
    drawer = guest.page.locator("[data-filters]")
    if not drawer.evaluate("drawer => drawer.open"):
        drawer.locator("summary").first.click()
    expect(drawer.get_by_label("đến").first).to_be_visible()
    guest.look()


def _finds_little_or_nothing(guest: Walker) -> None:
    """Words that fit only in part, words that nobody uses, filters that leave nothing, and what is no word at all."""
    for asked in ("bánh tráng thiên văn", "kính viễn vọng", "muoi tom rng tay", "%%%", "x" * 250):
        guest.open(f"/search/?q={asked.replace('%', '%25')}")
    guest.open("/search/?q=muoi&price_max=1").open("/search/?q=muoi&commune=khong&page=99&sort=la")


def test_what_is_offered_while_typing_is_in_order(somebody: Callable[..., Walker], shelves: None) -> None:
    guest = somebody().open("/search/")
    field = guest.page.locator("[role=search] input[name=q]:visible").last
    field.press_sequentially("banh")
    expect(guest.page.locator("[role=option]:visible").first).to_be_visible()
    guest.look()
    field.press("ArrowDown")
    guest.look()
    field.press("Escape")
    expect(guest.page.locator("[role=option]:visible")).to_have_count(0)


def test_the_page_says_when_the_second_engine_answers(somebody: Callable[..., Walker], shelves: None, settings: Any) -> None:
    settings.ELASTICSEARCH_URLS = [NOWHERE]
    engines.forget()
    guest = somebody().open("/search/?q=banh+trang").sees(vi("Search is resting for a moment"), "26 chào bán")
    guest.open("/danh-muc/banh-trang/").sees(vi("Search is resting for a moment"))
