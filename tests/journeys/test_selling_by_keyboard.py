"""Selling, deciding and reporting with nothing but the keyboard: an offer posted and approved, an order delivered, a seller suspended."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, Locator, expect

from marketplace.commerce.order.lifecycle import OrderState
from marketplace.commerce.order.models import Order
from marketplace.feedback.models import OfferReport
from sellers.accounts.models import Seller
from sellers.offers.models import Offer
from tests.factories.commerce import goods, purchase
from tests.factories.drawings import jpeg
from tests.factories.offers import category, offer
from tests.factories.people import officer, person
from tests.factories.sellers import seller
from tests.journeys.conftest import WIDTHS
from tests.journeys.keyboard import Keyboard, signs_in
from tests.journeys.walker import Walker, vi

pytestmark = pytest.mark.django_db(transaction=True)
TITLE = "Muối ớt rang củi"
WHY = "Bán hàng giả nhãn hiệu."
PHOTO: FilePayload = {"name": "muoi.jpg", "mimeType": "image/jpeg", "buffer": jpeg(1)}
phone = pytest.mark.parametrize("width", [WIDTHS["phone"]], ids=["phone"])
desk = pytest.mark.parametrize("width", [WIDTHS["desk"]], ids=["desk"])
Somebody = Callable[..., Walker]


@pytest.fixture
def stall(live_server: object) -> Seller:
    """A seller whose papers have been checked."""
    category("Muối ớt")
    return seller(owner=person(), stall_name="Muối Bà Tư")


@phone
def test_an_offer_is_posted_returned_corrected_and_approved(somebody: Somebody, stall: Seller) -> None:
    maker = signs_in(somebody(), stall.members.get(), then="/gian-lam-viec/chao-ban/dang/")
    _posts(maker)
    clerk = signs_in(somebody(WIDTHS["desk"]), officer(), then="/dieu-hanh/chao-ban/")
    _returns(clerk)
    assert Offer.objects.get().is_returned
    _corrects(maker)
    clerk.walker.open("/dieu-hanh/chao-ban/")
    clerk.go_to(clerk.link(TITLE)).enter().sees("Hũ 200 g.")
    clerk.go_to(_seen(clerk, "Approve: put it on sale")).enter()
    assert Offer.objects.get().is_live


@phone
def test_an_order_is_confirmed_shipped_and_delivered(somebody: Somebody, stall: Seller) -> None:
    purchase((goods(of=stall.partner, title=TITLE), 2))
    order = Order.objects.get()
    keys = signs_in(somebody(), stall.members.get(), then="/gian-lam-viec/don-hang/")
    keys.go_to(keys.link(order.number).first).enter().sees(TITLE)
    keys.go_to(_seen(keys, "Confirm the order")).enter().sees(vi("Confirmed; the buyer has been told."))
    keys.go_to(keys.page.get_by_label(vi("Who brings them (carrier, waybill)"))).write("Xe nhà")
    keys.go_to(_seen(keys, "The goods are on their way")).enter()
    keys.go_to(_seen(keys, "Delivered and paid")).enter()
    order.refresh_from_db()
    assert (order.status, order.carrier) == (OrderState.DELIVERED, "Xe nhà")


@desk
def test_a_seller_is_suspended_at_once_and_reinstated(somebody: Somebody, stall: Seller) -> None:
    keys = signs_in(somebody(), officer(), then=f"/dieu-hanh/nguoi-ban/{stall.public_id}/")
    keys.go_to(keys.link(vi("Suspend at once"))).enter()
    grounds = keys.field("ground")
    keys.go_to(grounds.first).choose(keys.page.get_by_label(vi("Serious breach")).first)
    keys.go_to(keys.field("reason")).write(WHY)
    keys.go_to(_seen(keys, "Suspend now")).enter().sees(vi("The seller is suspended; the offers are gone from the exchange."))
    assert not Seller.objects.get().is_trading
    keys.go_to(keys.link(vi("Reinstate"))).enter()
    keys.go_to(keys.field("reason")).write("Đã gỡ hàng.")
    keys.go_to(_seen(keys, "Reinstate")).enter().sees(vi("The seller trades again; the offers are back."))
    assert Seller.objects.get().is_trading


@phone
def test_an_offer_is_reported_and_the_report_answered(somebody: Somebody, stall: Seller) -> None:
    made = offer(seller=stall, title=TITLE)
    keys = Keyboard(somebody().open(made.get_absolute_url()))
    keys.go_to(keys.link(vi("Report this offer"))).enter()
    keys.go_to(keys.field("kind").first).choose(keys.page.get_by_label(vi("The price is not what the seller asks")))
    keys.go_to(keys.field("details")).write("Giá gấp đôi.")
    keys.go_to(_seen(keys, "Send the report")).enter()
    report = OfferReport.objects.get()
    clerk = signs_in(somebody(WIDTHS["desk"]), officer(), then="/dieu-hanh/phan-anh/")
    clerk.go_to(clerk.link(report.code)).enter().sees("Giá gấp đôi.")
    clerk.go_to(clerk.field("reason")).write("Người bán đã sửa giá.")
    clerk.go_to(_seen(clerk, "Send the answer")).enter().sees(vi("No report waits"))


def _posts(keys: Keyboard) -> None:
    """What is missing takes the focus, and the fields with suggestions are filled by letters and Enter."""
    keys.go_to(keys.field("title")).write(TITLE)
    keys.go_to(_seen(keys, "Go on to the preview")).enter_in_place(answers=422)
    expect(keys.page.locator("[data-error-summary]")).to_be_focused()
    keys.go_to(keys.page.get_by_role("combobox", name=vi("Category"))).write("muoi ot").take_first("Muối ớt")
    keys.go_to(keys.field("price")).write("45k")
    keys.go_to(keys.page.get_by_role("combobox", name=vi("Sold by"))).write("hu").take_first("hũ")
    keys.go_to(keys.field("quantity")).write("120")
    if not keys.page.locator("details.more").evaluate("more => more.open"):
        keys.go_to(keys.page.locator("details.more summary")).press("Enter")
    keys.go_to(keys.field("photos")).choose_file(PHOTO)
    keys.go_to(_seen(keys, "Go on to the preview")).enter().sees("45.000 ₫")
    keys.go_to(_seen(keys, "Send for review")).enter().sees(vi("An officer is reading it"))


def _returns(keys: Keyboard) -> None:
    keys.go_to(keys.link(TITLE)).enter()
    section = keys.page.locator("#return")
    keys.go_to(section.locator("summary")).press("Enter")
    keys.go_to(section.locator("textarea")).write("Ghi rõ khối lượng.")
    keys.go_to(section.get_by_role("button")).enter()


def _corrects(keys: Keyboard) -> None:
    keys.walker.open("/gian-lam-viec/")
    keys.go_to(keys.main.get_by_role("link", name=re.compile(TITLE))).enter().sees("Ghi rõ khối lượng.")
    keys.go_to(keys.field("description")).write("Hũ 200 g.")
    keys.go_to(_seen(keys, "Go on to the preview")).enter()
    keys.go_to(_seen(keys, "Send for review")).enter()


def _seen(keys: Keyboard, name: str) -> Locator:
    """The button as it is shown at this width, whatever else it says."""
    return keys.main.get_by_role("button", name=re.compile(re.escape(vi(name)))).locator("visible=true").first
