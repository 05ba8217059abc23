"""Buying and selling in Chromium, on a phone and on a desk: axe finds nothing, the policy is not broken, and scripts only help."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.signing import Signer
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, Route, expect

from marketplace.commerce.order.lifecycle import OrderState
from marketplace.commerce.order.links import confirmation_url
from marketplace.commerce.order.models import Order, OrderGroup
from marketplace.commerce.partner.models import StockRecord
from tests.factories.commerce import basket, goods, order, purchase
from tests.factories.people import officer, person, signed_in
from tests.factories.sellers import seller
from tests.health.breaking import breaking, told_code

pytestmark = pytest.mark.django_db(transaction=True)
FaultsOf = Callable[[Page], list[str]]
OpenBrowser = Callable[..., BrowserContext]
WIDTHS = [360, 1280]


def sign_in(window: BrowserContext, server: str, user: Any) -> BrowserContext:
    cookie = signed_in(user).cookies["sessionid"].value
    window.add_cookies([{"name": "sessionid", "value": cookie, "url": server}])
    return window


def with_basket(window: BrowserContext, server: str, *lines: tuple[StockRecord, int]) -> BrowserContext:
    window.add_cookies([{"name": "oscar_open_basket", "value": Signer().sign(basket(*lines).pk), "url": server}])
    return window


def listening(window: BrowserContext) -> tuple[Page, list[str]]:
    page = window.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return page, complaints


def look_at(page: Page, address: str, faults_of: FaultsOf) -> None:
    page.goto(address)
    assert faults_of(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"], address


@pytest.mark.parametrize("width", WIDTHS)
def test_a_buyers_pages(open_browser: OpenBrowser, live_server: Any, faults_of: FaultsOf, width: int) -> None:
    fine, gone, scarce = goods(title="Bánh tráng phơi sương loại đặc biệt", price=45_000), goods(), goods(left=5)
    lines = [(fine, 2), (gone, 1), (scarce, 4)]
    server = live_server.url
    page, complaints = listening(with_basket(open_browser(width=width), server, *lines))
    StockRecord.objects.filter(pk=gone.pk).update(is_for_sale=False)
    StockRecord.objects.filter(pk=scarce.pk).update(num_in_stock=2)
    StockRecord.objects.filter(pk=fine.pk).update(price=48_000)
    for address in ("/gio-hang/", "/thanh-toan/", "/en/thanh-toan/"):
        look_at(page, server + address, faults_of)
    page.goto(server + "/thanh-toan/")
    page.get_by_role("button", name="Đặt hàng ngay").click()
    expect(page.locator("[data-error-summary]")).to_be_focused()
    assert faults_of(page) == []
    assert complaints == []


@pytest.mark.parametrize("width", WIDTHS)
def test_pages_of_purchases(open_browser: OpenBrowser, live_server: Any, faults_of: FaultsOf, width: int) -> None:
    me = person()
    group = purchase((goods(), 1), (goods(), 2), buyer=me)
    done = [order(state, buyer=me).group for state in (OrderState.SHIPPED, OrderState.DELIVERED, OrderState.CANCELLED)]
    page, complaints = listening(sign_in(open_browser(width=width), live_server.url, me))
    asks = f"{group.get_absolute_url()}{group.orders.first().number}/huy/"
    for address in ("/don-hang/", group.get_absolute_url(), asks, *[each.get_absolute_url() for each in done], "/gio-hang/"):
        look_at(page, live_server.url + address, faults_of)
    assert complaints == []


@pytest.mark.parametrize("width", WIDTHS)
def test_a_sellers_pages(open_browser: OpenBrowser, live_server: Any, faults_of: FaultsOf, width: int) -> None:
    owner = person()
    shop = seller(owner=owner).partner
    subjects = [order(state, of=shop) for state in (OrderState.NEW, OrderState.CONFIRMED, OrderState.SHIPPED, OrderState.REFUSED)]
    page, complaints = listening(sign_in(open_browser(width=width), live_server.url, owner))
    own = [f"/gian-lam-viec/don-hang/{subject.number}/" for subject in subjects]
    for address in ("/gian-lam-viec/", "/gian-lam-viec/don-hang/", *own, confirmation_url(subjects[0]), confirmation_url(subjects[1])):
        look_at(page, live_server.url + address, faults_of)
    page.goto(live_server.url + own[0])
    page.get_by_text("Từ chối đơn").first.click()
    page.locator("details[open] button").click()
    expect(page.locator("[data-error-summary]")).to_be_focused()
    assert faults_of(page) == []
    # The refusal is a 422, which the browser notes as a failed load.
    assert [each for each in complaints if "422" not in each] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_the_officers_pages(open_browser: OpenBrowser, live_server: Any, faults_of: FaultsOf, width: int) -> None:
    subject = order()
    Order.objects.filter(pk=subject.pk).update(confirm_by=timezone.now() - timedelta(hours=2))
    page, complaints = listening(sign_in(open_browser(width=width), live_server.url, officer()))
    for address in ("/dieu-hanh/don-hang/", f"/dieu-hanh/don-hang/{subject.number}/"):
        look_at(page, live_server.url + address, faults_of)
    assert complaints == []


@pytest.mark.parametrize("scripts", [True, False])
def test_a_guest_buys_with_and_without_scripts(open_browser: OpenBrowser, live_server: Any, scripts: bool) -> None:
    window = open_browser(java_script_enabled=scripts)
    page = with_basket(window, live_server.url, (goods(price=50_000), 1), (goods(price=70_000), 1)).new_page()
    page.goto(live_server.url + "/gio-hang/")
    page.get_by_role("link", name="Đặt hàng ·").click()
    page.wait_for_url("**/thanh-toan/")
    page.get_by_label("Số điện thoại").fill("0912 345 678")
    page.get_by_label("Họ và tên").fill("Trần Văn Mua")
    page.locator("[name=commune]").fill("tan ninh")
    if scripts:
        page.get_by_role("option").first.click()
    page.get_by_label("Số nhà, đường").fill("Số 12, đường 30/4")
    with page.expect_navigation():
        page.get_by_role("button", name="Đặt hàng ngay").click()
    if not scripts and page.locator("[name=commune_code]").count():
        page.locator("[name=commune_code]").first.check()
        page.get_by_role("button", name="Đặt hàng ngay").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đơn hàng của bạn")
    group = OrderGroup.objects.get()
    assert page.url.endswith(group.get_absolute_url())
    assert group.total == 50_000 + 70_000 + 2 * 30_000


def test_the_total_follows_what_is_chosen(open_browser: OpenBrowser, live_server: Any) -> None:
    page = with_basket(open_browser(), live_server.url, (goods(price=50_000), 1)).new_page()
    page.goto(live_server.url + "/thanh-toan/")
    total = page.locator("[data-total]")
    expect(total).to_contain_text("80.000")
    page.get_by_label("Đến lấy tại chỗ người bán").check()
    expect(total).to_contain_text("50.000")
    expect(page.locator("[name=street]")).to_be_hidden()
    page.get_by_label("Giao tận nơi").check()
    expect(total).to_contain_text("80.000")
    expect(page.locator("[name=street]")).to_be_visible()


def fill_in(page: Page) -> None:
    page.get_by_label("Số điện thoại").fill("0912 345 678")
    page.get_by_label("Họ và tên").fill("Trần Văn Mua")
    page.locator("[name=commune]").fill("tan ninh")
    page.get_by_role("option").first.click()
    page.get_by_label("Số nhà, đường").fill("Số 12, đường 30/4")


def test_the_way_back_from_a_purchase_is_no_form_to_be_sent_again(open_browser: OpenBrowser, live_server: Any) -> None:
    page = with_basket(open_browser(), live_server.url, (goods(price=50_000), 1)).new_page()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    page.goto(live_server.url + "/gio-hang/")
    page.get_by_role("link", name="Đặt hàng ·").click()
    page.wait_for_url("**/thanh-toan/")  # loaded: who presses before the scripts run sends it as without them
    page.get_by_role("button", name="Đặt hàng ngay").click()
    expect(page.locator("[data-error-summary]")).to_be_focused()
    page.get_by_label("Đến lấy tại chỗ người bán").check()
    expect(page.locator("[data-total]")).to_contain_text("50.000")
    page.get_by_label("Giao tận nơi").check()
    fill_in(page)
    page.get_by_role("button", name="Đặt hàng ngay").click()
    page.wait_for_url("**/don-hang/theo-doi/**")
    page.go_back()
    page.wait_for_url("**/gio-hang/")
    assert len(sent) == 2
    assert OrderGroup.objects.count() == 1


def test_when_only_the_answer_is_lost_sending_again_leads_to_the_purchase(open_browser: OpenBrowser, live_server: Any) -> None:
    def lose_the_answer(route: Route) -> None:
        if route.request.method != "POST":
            route.continue_()
            return
        route.fetch(max_redirects=0)
        route.abort("connectionreset")

    page = with_basket(open_browser(), live_server.url, (goods(), 1)).new_page()
    page.goto(live_server.url + "/thanh-toan/")
    fill_in(page)
    page.route("**/thanh-toan/", lose_the_answer)
    page.get_by_role("button", name="Đặt hàng ngay").click()
    expect(page.locator("[data-sending-words]")).to_have_text("Mất kết nối. Những gì bạn đã nhập và chọn vẫn còn đây.")
    page.unroute("**/thanh-toan/")
    page.get_by_role("button", name="Gửi lại").click()
    page.wait_for_url(f"**{OrderGroup.objects.get().get_absolute_url()}")
    assert Order.objects.count() == 1


def test_an_unexpected_error_tells_its_code_and_the_purchase_is_sent_again(open_browser: OpenBrowser, live_server: Any) -> None:
    page = with_basket(open_browser(), live_server.url, (goods(), 1)).new_page()
    page.goto(live_server.url + "/thanh-toan/")
    fill_in(page)
    with breaking("marketplace.commerce.checkout.views.place_purchase"):
        page.get_by_role("button", name="Đặt hàng ngay").click()
        told_code(page)
    assert not OrderGroup.objects.exists()
    expect(page.get_by_label("Họ và tên")).to_have_value("Trần Văn Mua")
    page.get_by_role("button", name="Gửi lại").click()
    page.wait_for_url("**/don-hang/theo-doi/**")
    assert OrderGroup.objects.count() == 1


def test_a_changed_quantity_is_kept_and_a_removal_taken_back(open_browser: OpenBrowser, live_server: Any) -> None:
    page = with_basket(open_browser(), live_server.url, (goods(price=50_000), 1)).new_page()
    page.goto(live_server.url + "/gio-hang/")
    page.get_by_role("button", name="Thêm", exact=True).or_(page.locator("[data-step='1']")).first.click()
    expect(page.get_by_role("link", name="Đặt hàng ·")).to_contain_text("100.000")
    page.get_by_role("button", name="Bỏ").click()
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.get_by_role("link", name="Đặt hàng ·")).to_contain_text("100.000")
