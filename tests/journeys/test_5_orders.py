"""Journey 5: each seller answers his own order, by his room or by a signed link; the buyer follows both."""

import re
from collections.abc import Callable

import pytest

from marketplace.commerce.order.lifecycle import OrderState
from marketplace.commerce.order.models import Order, OrderGroup
from marketplace.people.models import User
from sellers.accounts.models import Seller
from tests.factories.commerce import goods, purchase
from tests.factories.people import person
from tests.factories.sellers import seller
from tests.journeys.walker import Walker, vi

pytestmark = pytest.mark.django_db(transaction=True)
LINK = re.compile(r"https?://\S+(/xac-nhan/\S+)")


class Bought:
    """A purchase of one buyer from two sellers, just placed."""

    def __init__(self) -> None:
        self.baker, self.beekeeper = person(), person()
        self.bakery = seller(owner=self.baker, stall_name="Lò bánh Bà Năm")
        self.apiary = seller(owner=self.beekeeper, stall_name="Mật ong Núi Bà")
        self.buyer = person()
        bread, honey = goods(of=self.bakery.partner, title="Bánh tráng phơi sương"), goods(of=self.apiary.partner, title="Mật ong hoa tràm")
        self.purchase: OrderGroup = purchase((bread, 2), (honey, 1), buyer=self.buyer, street="Số 99, đường Kín", phone=self.buyer.phone)

    def order_of(self, who: Seller) -> Order:
        return Order.objects.of(who.partner).get()


@pytest.fixture
def bought(live_server: object, drain_jobs: Callable[..., list[str]]) -> Bought:
    made = Bought()
    drain_jobs()
    return made


def test_each_seller_answers_his_order_and_the_buyer_follows_both(
    somebody: Callable[..., Walker], bought: Bought, drain_jobs: Callable[..., list[str]]
) -> None:
    _in_the_room(somebody(), bought)
    _by_the_link(somebody(), bought, bought.beekeeper)
    drain_jobs()
    _followed(somebody(), somebody(), bought)


def _in_the_room(baker: Walker, bought: Bought) -> None:
    """The baker finds his order under "today", sees nothing of the beekeeper, confirms, ships and delivers."""
    ours, theirs = bought.order_of(bought.bakery), bought.order_of(bought.apiary)
    baker.sign_in(bought.baker).open("/gian-lam-viec/").sees(vi("Orders to confirm"), re.compile(ours.number))
    baker.open("/gian-lam-viec/don-hang/").misses(theirs.number, "Mật ong")
    baker.follow(ours.number).sees("Bánh tráng phơi sương", re.compile("Số 99, đường Kín")).misses("Mật ong", theirs.number)
    baker.open(f"/gian-lam-viec/don-hang/{theirs.number}/", answers=404)
    baker.open(f"/gian-lam-viec/don-hang/{ours.number}/")
    baker.press(vi("Confirm the order")).sees(vi("Confirmed; the buyer has been told."))
    baker.page.get_by_label(vi("Who brings them (carrier, waybill)")).fill("Xe nhà")
    baker.press(vi("The goods are on their way"))
    baker.press(vi("Delivered and paid"))
    ours.refresh_from_db()
    assert (ours.status, ours.carrier) == (OrderState.DELIVERED, "Xe nhà")


def _by_the_link(beekeeper: Walker, bought: Bought, who: User) -> None:
    """The beekeeper opens the link of his message without signing in; looking changes nothing, the one button confirms."""
    order = bought.order_of(bought.apiary)
    link = LINK.search(beekeeper.newest_message(who.phone or ""))
    assert link, beekeeper.page.locator("main").inner_text()
    beekeeper.open(link.group(1)).open(link.group(1)).sees(order.number, "Mật ong hoa tràm").misses(
        "Số 99, đường Kín", "Bánh tráng phơi sương"
    )
    assert beekeeper.page.locator("main button").count() == 1
    order.refresh_from_db()
    assert order.status == OrderState.NEW
    beekeeper.press(vi("Yes, I will deliver")).sees(vi("Confirmed, thank you"))
    order.refresh_from_db()
    assert order.status == OrderState.CONFIRMED
    beekeeper.open(link.group(1)).sees(vi("This order has been answered already."))
    beekeeper.open(f"{link.group(1)[:-3]}/", answers=404).sees(vi("This link is not right"))


def _followed(buyer: Walker, guest: Walker, bought: Bought) -> None:
    """Under "my orders", and by the link; a link that is nearly right opens nothing."""
    numbers = [bought.order_of(each).number for each in (bought.bakery, bought.apiary)]
    buyer.sign_in(bought.buyer).open("/don-hang/").sees(*numbers)
    buyer.follow(re.compile(r"\d"), inside=buyer.page.locator("main h2")).sees(*numbers, re.compile("Xe nhà"))
    buyer.press(vi("I have everything, all is well"))
    assert bought.order_of(bought.bakery).status == OrderState.COMPLETED
    link, token = bought.purchase.get_absolute_url(), bought.purchase.token
    nearly = token[:-1] + ("b" if token.endswith("a") else "a")
    guest.open(link).sees(*numbers, "Lò bánh Bà Năm", "Mật ong Núi Bà")
    guest.open(link.replace(token, nearly), answers=404)
    guest.open("/don-hang/")
    assert guest.path == "/accounts/login/"
