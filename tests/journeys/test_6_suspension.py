"""Journey 6: an officer suspends a seller, at once or announced; the goods go, open orders stay, and reinstating brings the goods back.

On the phone PostgreSQL answers searches, at the desk Elasticsearch.
"""

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal

import pytest
import time_machine
from django.utils import timezone

from marketplace.commerce.order.lifecycle import OrderState
from marketplace.commerce.order.models import Order
from marketplace.language.dates import VIETNAM, format_day, vietnam_day
from sellers.accounts.models import Enforcement, Seller
from sellers.accounts.tasks import enforce_due_notices
from sellers.offers.models import Offer
from tests.factories.commerce import purchase
from tests.factories.offers import category, offer
from tests.factories.people import officer, person
from tests.factories.sellers import seller
from tests.journeys.walker import Walker, vi

pytestmark = pytest.mark.django_db(transaction=True)
HONEY, SALT = "Mật ong hoa tràm U Minh", "Muối tôm rang tay"
WHY = "Ghi sai nguồn gốc hàng nhiều lần."
Drain = Callable[..., list[str]]


class Market:
    """Two sellers; one of them has an order that is not answered yet, and his goods lie in a basket."""

    def __init__(self) -> None:
        self.officer, self.owner, self.buyer = officer(), person(), person()
        self.seller: Seller = seller(owner=self.owner, stall_name="Mật ong Núi Bà")
        self.other: Seller = seller(stall_name="Muối Bà Tư")
        goods = category("Mật ong")
        self.honey: Offer = offer(seller=self.seller, title=HONEY, category=goods, price=Decimal(180_000))
        self.salt: Offer = offer(seller=self.other, title=SALT, category=goods, price=Decimal(45_000))
        self.order: Order = purchase((self.honey.product.stockrecords.get(), 1), buyer=self.buyer, phone=self.buyer.phone).orders.get()

    @property
    def page_of_seller(self) -> str:
        """In the console."""
        return f"/dieu-hanh/nguoi-ban/{self.seller.public_id}/"


@pytest.fixture
def market(live_server: object, put_on_the_shelves: Callable[[], None], drain_jobs: Drain) -> Market:
    made = Market()
    drain_jobs()
    put_on_the_shelves()
    return made


def test_an_authoritys_order_suspends_at_once_and_reinstating_brings_the_goods_back(
    somebody: Callable[..., Walker], market: Market, drain_jobs: Drain
) -> None:
    clerk, guest, buyer, maker = (somebody() for _each in range(4))
    _has_in_the_basket(guest)
    _suspends_on_an_order(clerk.sign_in(market.officer), market)
    _gone(guest, market)
    drain_jobs()
    _gone(guest, market)
    _goes_on(buyer.sign_in(market.buyer), maker.sign_in(market.owner), market)
    _reinstates(clerk, market)
    drain_jobs()
    _back(guest, market)


def test_other_suspensions_are_announced_five_days_ahead(somebody: Callable[..., Walker], market: Market, drain_jobs: Drain) -> None:
    clerk, guest, maker = (somebody() for _each in range(3))
    _has_in_the_basket(guest)
    day = _announces(clerk.sign_in(market.officer), market)
    drain_jobs()
    _is_warned(maker.sign_in(market.owner), market, day)
    enforce_due_notices()
    _back(guest, market)
    with time_machine.travel(dt.datetime.combine(day, dt.time(0, 1), tzinfo=VIETNAM)):
        enforce_due_notices()
        drain_jobs()
    assert Enforcement.objects.get().is_in_force
    _gone(guest, market)


def _has_in_the_basket(guest: Walker) -> None:
    for title in (HONEY, SALT):
        guest.open(f"/search/?q={title}").press(re.compile(f"^Thêm vào giỏ hàng: {title}"))
    guest.open("/gio-hang/").sees(HONEY, SALT, "225.000 ₫")


def _suspends_on_an_order(clerk: Walker, market: Market) -> None:
    """An order needs number, issuer and arrival; what will happen stands above the button."""
    clerk.open("/dieu-hanh/nguoi-ban/?q=mat+ong").follow("Mật ong Núi Bà").follow(vi("Suspend at once"))
    clerk.sees(vi("The offers are gone from pages, results and open baskets with your click."))
    clerk.choose(vi("Order of an authority")).fill(reason=WHY).press(vi("Suspend now"), answers=422)
    assert clerk.page.locator("[aria-invalid=true]:visible").count() == 4
    assert Seller.objects.get(pk=market.seller.pk).is_trading
    received = timezone.now().astimezone(VIETNAM) - dt.timedelta(minutes=5)
    clerk.fill(authority_ref="12/QĐ-QLTT", authority_issuer="Chi cục Quản lý thị trường", received_on=f"{received:%d/%m/%Y}")
    clerk.fill(received_time=f"{received:%H:%M}").press(vi("Suspend now"))
    clerk.sees(vi("The seller is suspended; the offers are gone from the exchange."), re.compile("12/QĐ-QLTT"), vi("in time"))


def _gone(guest: Walker, market: Market) -> None:
    """From results, the offer's page, the stall and the basket; what others sell stays."""
    guest.open("/search/?q=mật+ong").misses(HONEY)
    guest.open("/").misses(HONEY)
    guest.open(market.honey.get_absolute_url(), answers=410).sees(vi("This offer is no longer there"))
    guest.open(market.seller.get_absolute_url(), answers=410).sees(vi("This stall is closed at the moment")).misses(HONEY)
    guest.open(f"/search/?q={SALT}").sees(SALT)
    guest.open("/gio-hang/").sees(re.compile(re.escape(vi("It is not counted."))), "45.000 ₫").misses("225.000 ₫")
    guest.open("/thanh-toan/").sees(vi("Not part of this order; it stays in your basket:"))
    assert "180.000 ₫" not in guest.page.locator("main").inner_text()


def _goes_on(buyer: Walker, maker: Walker, market: Market) -> None:
    """Both sides see the open order, the seller reads why he is suspended and fulfils it."""
    number = market.order.number
    buyer.open("/don-hang/").sees(number)
    maker.open("/gian-lam-viec/").sees(vi("This stall is suspended"), re.compile(re.escape(WHY)), re.compile(number))
    maker.open("/thong-bao/").sees(re.compile(re.escape(WHY)))
    maker.open(f"/gian-lam-viec/don-hang/{number}/").press(vi("Confirm the order")).sees(vi("Confirmed; the buyer has been told."))
    market.order.refresh_from_db()
    assert market.order.status == OrderState.CONFIRMED


def _reinstates(clerk: Walker, market: Market) -> None:
    clerk.open(market.page_of_seller).follow(vi("Reinstate")).press(vi("Reinstate"), answers=422)
    clerk.fill(reason="Đã gỡ lời ghi sai.").press(vi("Reinstate")).sees(vi("The seller trades again; the offers are back."))
    clerk.follow(vi("Audit trail")).sees(re.compile(re.escape("Đã gỡ lời ghi sai.")))


def _back(guest: Walker, market: Market) -> None:
    guest.open(market.honey.get_absolute_url()).sees(HONEY)
    guest.open(market.seller.get_absolute_url()).sees(HONEY)
    guest.open("/search/?q=mat+ong").sees(HONEY).misses(vi("Search is resting for a moment"))
    guest.open("/gio-hang/").sees(HONEY, "225.000 ₫")


def _announces(clerk: Walker, market: Market) -> dt.date:
    """Too early a day is refused beside its field; the earliest is named."""
    today = vietnam_day(timezone.now())
    clerk.open(market.page_of_seller).follow(vi("Announce a suspension"))
    clerk.fill(reason=WHY, effective_on=format_day(today + dt.timedelta(days=4))).press(vi("Announce the suspension"), answers=422)
    assert clerk.page.locator("[aria-invalid=true]:visible").count() == 1
    assert not Enforcement.objects.exists()
    day = today + dt.timedelta(days=6)
    clerk.sees(re.compile(format_day(day))).fill(effective_on=format_day(day)).press(vi("Announce the suspension"))
    clerk.sees(vi("The seller has been told."))
    notice = Enforcement.objects.get()
    assert notice.effective_at - notice.noticed_at >= dt.timedelta(days=5)
    clerk.open("/dieu-hanh/nguoi-ban/thong-bao-tam-ngung/").sees("Mật ong Núi Bà")
    return day


def _is_warned(maker: Walker, market: Market, day: dt.date) -> None:
    """By message and in his room, with reason and day; until then he sells on."""
    maker.open("/thong-bao/").sees(re.compile(re.escape(WHY)))
    maker.open("/gian-lam-viec/").sees(re.compile(format_day(day)), re.compile(re.escape(WHY)))
