"""Certificates in Chromium: handed in by thumb, checked by an officer, seen by a buyer; and every page of them with axe."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from marketplace.people.models import User
from sellers.certificates.models import Certificate
from tests.factories.certificates import certificate
from tests.factories.drawings import jpeg
from tests.factories.offers import category, offer, picture
from tests.factories.people import officer, person
from tests.factories.sellers import seller
from tests.workspace.test_pages_in_a_browser import enter, listen

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = 360
LONG = "Bánh tráng phơi sương Trảng Bàng loại đặc biệt, gói 500 g, tráng tay, phơi một nắng một sương"


@pytest.mark.parametrize("width", [360, 1280])
def test_every_page_is_accessible_obeys_the_policy_and_fits(
    live_server: Any, open_browser: Callable[..., BrowserContext], faults_of: Callable[[Page], list[str]], width: int
) -> None:
    owner, clerk = person(), officer()
    shop = seller(owner=owner)
    goods = [offer(seller=shop, title=title, category=category("Bánh kẹo"), pictures=[picture(1)]) for title in (LONG, "Muối tôm")]
    made = {state: certificate(state, offers=goods, by=clerk) for state in ("submitted", "returned", "approved")}
    certificate(code="food-safety", seller=shop, by=clerk)
    pages: dict[str, tuple[User | None, str]] = {
        "list": (owner, reverse("workspace:certificates")),
        "form": (owner, reverse("workspace:certificate_new")),
        "correcting": (owner, reverse("workspace:certificate_edit", args=[made["returned"].pk])),
        "withdrawing": (owner, reverse("workspace:certificate_withdraw", args=[made["approved"].pk])),
        "returned": (owner, reverse("workspace:certificate", args=[made["returned"].pk])),
        "checking": (clerk, reverse("console:certificate", args=[made["submitted"].pk])),
        "revoking": (clerk, reverse("console:certificate", args=[made["approved"].pk])),
        "queue": (clerk, reverse("console:certificates")),
        "offer": (None, goods[0].get_absolute_url()),
        "stall": (None, "/en" + shop.get_absolute_url()),
    }
    if width > PHONE:  # officers sit at desks; the seller's pages were seen on the phone
        pages = {name: seen for name, seen in pages.items() if seen[0] != owner or name == "form"}
    found = {}
    contexts: dict[User | None, BrowserContext] = {}
    for name, (who, path) in pages.items():
        if who not in contexts:
            contexts[who] = open_browser(width=width)
            if who is not None:
                enter(contexts[who], live_server.url, who)
        page = contexts[who].new_page()
        complaints = listen(page)
        page.goto(f"{live_server.url}{path}")
        faults = [*faults_of(page), *complaints]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            faults.append("scrolls sideways")
        if faults:
            found[name] = faults
        page.close()
    for context in contexts.values():
        context.close()
    assert found == {}


@pytest.mark.parametrize("script", [True, False])
def test_from_the_sellers_thumb_past_the_officer_to_the_buyer(
    script: bool, live_server: Any, open_browser: Callable[..., BrowserContext], tmp_path: Any
) -> None:
    photo = tmp_path / "giay.jpg"
    photo.write_bytes(jpeg(5, (900, 1200)))
    owner = person()
    goods = offer(seller=seller(owner=owner), title="Muối tôm Tây Ninh")
    room = open_browser(width=360, java_script_enabled=script)
    enter(room, live_server.url, owner)
    page = room.new_page()
    page.goto(live_server.url + reverse("workspace:certificates"))
    page.get_by_role("link", name="Nộp giấy chứng nhận").first.click()
    page.get_by_label("Loại giấy chứng nhận").select_option("ocop-4")
    page.get_by_label("Số giấy").fill("77/QĐ-MH")
    page.get_by_label("Nơi cấp").fill("Hội đồng mẫu")
    page.get_by_label("Ngày cấp").fill("1/10/2026")
    page.locator("input[type=file]").set_input_files(str(photo))
    page.get_by_role("button", name="Gửi kiểm tra").click()
    expect(page.get_by_text("Hãy chọn hàng hoá ghi trên giấy.").first).to_be_visible()
    expect(page.get_by_label("Số giấy")).to_have_value("77/QĐ-MH")
    page.get_by_label("Muối tôm Tây Ninh").check(force=True)
    if not script:  # a browser forgets the file of a form that it draws anew
        page.locator("input[type=file]").set_input_files(str(photo))
    page.get_by_role("button", name="Gửi kiểm tra").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("OCOP 4 sao")
    made = Certificate.objects.get()
    assert (made.is_waiting, made.number, list(made.goods.all())) == (True, "77/QĐ-MH", [goods.product])

    desk = open_browser(width=1280)
    enter(desk, live_server.url, officer())
    page = desk.new_page()
    page.goto(live_server.url + reverse("console:certificates"))
    page.get_by_role("link", name="OCOP 4 sao").click()
    expect(page.get_by_role("img", name="Bản chụp giấy")).to_be_visible()
    page.get_by_role("button", name="Duyệt").click()
    expect(page.get_by_text("Đã kiểm tra OCOP 4 sao")).to_be_visible()

    street = open_browser(width=360)
    page = street.new_page()
    page.goto(live_server.url + goods.get_absolute_url())
    expect(page.get_by_role("heading", name="Sản phẩm OCOP 4 sao")).to_be_visible()
    expect(page.get_by_text("77/QĐ-MH")).to_be_visible()


def test_of_many_goods_those_with_the_typed_words_and_the_chosen_ones_are_left(
    live_server: Any, open_browser: Callable[..., BrowserContext], faults_of: Callable[[Page], list[str]]
) -> None:
    owner = person()
    shop = seller(owner=owner)
    for title in ("Muối tôm Tây Ninh", *(f"Bánh tráng số {number}" for number in range(9))):
        offer(seller=shop, title=title)
    room = open_browser(width=360)
    enter(room, live_server.url, owner)
    page = room.new_page()
    page.goto(live_server.url + reverse("workspace:certificate_new"))
    page.get_by_label("Bánh tráng số 3").check(force=True)
    assert faults_of(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    box = page.get_by_label("Tìm trong hàng của bạn")
    box.fill("muoi tom")
    expect(page.locator("#id_goods label:visible")).to_have_text(["Bánh tráng số 3", "Muối tôm Tây Ninh"])
    box.press("Enter")
    expect(page).to_have_url(live_server.url + reverse("workspace:certificate_new"))
    expect(page.locator(".error-summary")).to_have_count(0)
    box.fill("")
    expect(page.locator("#id_goods label:visible")).to_have_count(10)

    plain = open_browser(width=360, java_script_enabled=False)
    enter(plain, live_server.url, owner)
    page = plain.new_page()
    page.goto(live_server.url + reverse("workspace:certificate_new"))
    expect(page.get_by_label("Tìm trong hàng của bạn")).to_be_hidden()
    expect(page.locator("#id_goods label:visible")).to_have_count(10)
