"""Buying and confirming with nothing but Tab, Enter and letters: from the search to an order paid in cash, and the seller's one button."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from marketplace.commerce.order.lifecycle import OrderState
from marketplace.commerce.order.links import confirmation_url
from marketplace.commerce.order.models import Order
from sellers.offers.models import Offer
from tests.factories.offers import category, offer, picture
from tests.factories.sellers import commune, seller
from tests.journeys.keyboard import Keyboard
from tests.journeys.walker import Walker, vi
from tests.plugins.accessibility import SEEN

pytestmark = pytest.mark.django_db(transaction=True)
TITLE = "Bánh tráng phơi sương"
COVER = """() => {
  const cover = document.createElement("div");
  cover.style.cssText = "position: fixed; inset: 0; z-index: 9999";
  document.body.append(cover);
}"""


@pytest.fixture
def goods(live_server: object, put_on_the_shelves: Callable[[], None]) -> Offer:
    """Something to buy."""
    here = seller(stall_name="Lò bánh Bà Năm", commune=commune("25459"))
    made = offer(seller=here, title=TITLE, category=category("Bánh tráng"), pictures=(picture(1),))
    put_on_the_shelves()
    return made


def test_a_guest_buys_and_the_seller_confirms_by_keyboard_alone(somebody: Callable[..., Walker], goods: Offer) -> None:
    _buys(somebody())
    order = Order.objects.get()
    assert order.lines.get().quantity == 2
    _confirms(somebody(), order)
    order.refresh_from_db()
    assert order.status == OrderState.CONFIRMED


def _buys(guest: Walker) -> None:
    page, keys = guest.page, Keyboard(guest.open("/"))
    keys.go_to(page.locator("main [role=search] input[name=q]")).write("banh trang").enter()
    keys.go_to(page.locator(".results__goods").get_by_role("link", name=TITLE, exact=True)).enter()
    keys.go_to(page.locator("main [name=quantity]")).write("2")
    keys.go_to(page.get_by_role("button", name=vi("Add to basket"))).enter()
    keys.go_to(page.locator("main").get_by_role("link", name=re.compile("^Đặt hàng"))).enter()
    guest.sees(vi("You pay this seller in cash when you receive the goods."))
    keys.go_to(page.locator("[name=phone]")).write("0912 345 678")
    keys.go_to(page.locator("[name=name]")).write("Lê Thị Mua")
    field = page.get_by_role("combobox", name=vi("Commune or ward"))
    keys.go_to(field).write("go dau").take_first("Gò Dầu")
    expect(field).to_have_value(re.compile("Gò Dầu"))
    keys.go_to(page.locator("[name=street]")).write("Số 8, hẻm 3")
    keys.go_to(page.get_by_role("button", name=vi("Place the order"))).enter().sees(re.compile("Đã đặt"))


def _confirms(maker: Walker, order: Order) -> None:
    keys = Keyboard(maker.open(confirmation_url(order)))
    keys.go_to(maker.page.locator("main").get_by_role("button")).enter().sees(vi("Confirmed, thank you"))


def test_a_focus_that_cannot_be_seen_is_found_out(somebody: Callable[..., Walker], live_server: object) -> None:
    """The control: a control without its frame, and one behind something else."""
    page = somebody().open("/tro-giup/").page
    page.keyboard.press("Tab")
    assert page.evaluate(SEEN)
    page.evaluate("document.activeElement.style.outline = 'none'")
    assert not page.evaluate(SEEN)
    page.evaluate("document.activeElement.style.outline = ''")
    page.evaluate(COVER)
    assert not page.evaluate(SEEN)
