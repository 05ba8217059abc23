"""Journey 4: a guest finds goods with and without tone marks, narrows, fills one basket from two sellers and orders once.

On the phone PostgreSQL answers searches, at the desk Elasticsearch.
"""

import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from marketplace.commerce.order.models import Order, OrderGroup
from sellers.offers.models import Offer
from tests.factories.offers import category, offer, picture
from tests.factories.sellers import commune, seller
from tests.journeys.walker import Walker, vi

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def market(live_server: object, put_on_the_shelves: Callable[[], None]) -> dict[str, Offer]:
    """Rice paper of two sellers in two communes, and other things that are not meant."""
    rice_paper, spices = category("Bánh tráng & đặc sản"), category("Muối và gia vị")
    here = seller(stall_name="Lò bánh Bà Năm", commune=commune("25459"))
    there = seller(stall_name="Hợp tác xã Sương Sớm", commune=commune("25708"))
    goods = {
        "dew": offer(
            seller=here, title="Bánh tráng phơi sương", category=rice_paper, price=Decimal(50_000), pictures=(picture(1), picture(2))
        ),
        "thin": offer(seller=there, title="Bánh tráng siêu mỏng", category=rice_paper, price=Decimal(26_000), pictures=(picture(3),)),
        "dear": offer(seller=there, title="Bánh tráng dừa nướng", category=rice_paper, price=Decimal(190_000)),
        "mixed": offer(seller=here, title="Muối trộn bánh tráng", category=spices, price=Decimal(32_000)),
        "salt": offer(seller=there, title="Muối tôm", category=spices, price=Decimal(45_000)),
    }
    put_on_the_shelves()
    return goods


def test_a_guest_finds_goods_of_two_sellers_and_orders_them_once(
    somebody: Callable[..., Walker], market: dict[str, Offer], drain_jobs: Callable[..., list[str]]
) -> None:
    guest = somebody()
    _search(guest)
    _narrow(guest)
    _fill_the_basket(guest)
    _check_out(guest)
    _one_order_per_seller(guest, drain_jobs)


def _search(guest: Walker) -> None:
    guest.open("/")
    guest.page.locator("[role=search] input:visible").last.fill("banh trang")
    guest.press("Tìm kiếm", nth=-1)
    found = _titles(guest)
    guest.open("/search/?q=bánh+tráng")
    assert (
        set(_titles(guest))
        == set(found)
        == {
            "Bánh tráng phơi sương",
            "Bánh tráng siêu mỏng",
            "Bánh tráng dừa nướng",
            "Muối trộn bánh tráng",
        }
    )
    guest.sees("4 chào bán").misses(vi("Search is resting for a moment"))


def _titles(guest: Walker) -> list[str]:
    return guest.page.locator(".results__goods .offer__title").all_inner_texts()


def _narrow(guest: Walker) -> None:
    """By category, commune and price; each choice can be taken back by its chip."""
    guest.follow(re.compile(r"^Bánh tráng & đặc sản 3$"))
    drawer = guest.page.locator("[data-filters]")
    if not drawer.evaluate("drawer => drawer.open"):
        drawer.locator("summary").first.click()
    drawer.get_by_label(re.compile("Phường Trảng Bàng")).check()
    drawer.get_by_label("đến").fill("100.000")
    guest.page.keyboard.press("Tab")
    shown = drawer.get_by_role("button", name=re.compile("Xem 1 chào bán"))
    expect(shown).to_be_visible()
    guest.through(shown)
    assert _titles(guest) == ["Bánh tráng siêu mỏng"]
    guest.follow(re.compile("Phường Trảng Bàng"))
    assert set(_titles(guest)) == {"Bánh tráng siêu mỏng", "Bánh tráng phơi sương"}


def _fill_the_basket(guest: Walker) -> None:
    guest.follow("Bánh tráng phơi sương").sees("50.000 ₫", "Lò bánh Bà Năm")
    guest.page.get_by_role("button", name="Thêm", exact=True).click()
    guest.press("Thêm vào giỏ hàng").sees("Đã thêm Bánh tráng phơi sương vào giỏ hàng")
    guest.open("/search/?q=banh+trang+sieu+mong")
    guest.press(re.compile("^Thêm vào giỏ hàng: Bánh tráng siêu mỏng"))
    guest.open("/gio-hang/").sees("Lò bánh Bà Năm", "Hợp tác xã Sương Sớm", "126.000 ₫")


def _check_out(guest: Walker) -> None:
    guest.follow(re.compile("^Đặt hàng"))
    required = guest.page.locator("main [required]:visible").count()
    assert required <= 8
    guest.press_in_place("Đặt hàng ngay", answers=200).sees("Hãy ghi số điện thoại")
    guest.fill(phone="0912 345 678", name="Lê Thị Mua", street="Số 8, hẻm 3").pick(vi("Commune or ward"), "go dau", "Gò Dầu")
    guest.press("Đặt hàng ngay")


def _one_order_per_seller(guest: Walker, drain_jobs: Callable[..., list[str]]) -> None:
    purchase = OrderGroup.objects.get()
    guest.sees(re.compile("Đã đặt"), "Lò bánh Bà Năm", "Hợp tác xã Sương Sớm")
    assert guest.path.endswith(f"/{purchase.token}/")
    orders = Order.objects.order_by("total_incl_tax")
    assert [order.lines.get().title for order in orders] == ["Bánh tráng siêu mỏng", "Bánh tráng phơi sương"]
    assert len({order.number for order in orders}) == 2
    for order in orders:
        guest.sees(order.number)
    drain_jobs()
    assert purchase.token in guest.newest_message("+84912345678")
