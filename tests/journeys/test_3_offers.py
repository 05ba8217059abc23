"""Journey 3: a seller posts from the phone, an officer returns and then approves, buyers find the goods within seconds.

On the phone PostgreSQL answers searches, at the desk Elasticsearch; a real worker does the jobs, as it does when the exchange is open.
"""

import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from marketplace.people.models import User
from sellers.accounts.models import Seller
from sellers.offers.models import Offer
from tests.factories.drawings import jpeg
from tests.factories.people import officer, person
from tests.factories.sellers import CHECKER, seller
from tests.journeys.walker import Walker, vi

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.alone]
TITLE = "Muối ớt rang củi loại cay"
MOST_SECONDS = 5.0


@pytest.fixture
def stall(live_server: object) -> Seller:
    """A seller whose papers have been checked."""
    return seller(
        owner=person(), stall_name="Muối Bà Tư", legal_name="Hộ kinh doanh Trần Thị Tư (dữ liệu minh hoạ)", zalo="+84907654321", tax_code=""
    )


def test_an_offer_is_posted_returned_approved_and_found(
    somebody: Callable[..., Walker], stall: Seller, worker: Callable[..., Any], engine: str
) -> None:
    by = officer()
    maker, clerk, guest = somebody(), somebody(), somebody()
    owner = stall.members.get()
    _posted(maker, owner)
    _returned(clerk, by)
    _corrected(maker, owner)
    guest.open("/search/?q=muoi+ot").misses(TITLE)
    worker()
    _found(guest, since=_approved(clerk))
    clerk.look()
    _says_who_sells(guest, stall)


def _posted(maker: Walker, owner: User) -> None:
    """Five fields and photos; what is missing is said beside the field, what was typed stays."""
    maker.sign_in(owner).open("/gian-lam-viec/").follow(vi("Post an offer"))
    maker.fill(title=TITLE).press_in_place(vi("Go on to the preview"), answers=422)
    expect(maker.page.locator("[name=title]")).to_have_value(TITLE)
    assert maker.page.locator("[aria-invalid=true]:visible").count() == 4
    maker.fill(price="45k", quantity="120").pick(vi("Category"), "muoi khac", "Muối ớt").pick(vi("Sold by"), "hũ", "hũ")
    if not maker.page.locator("details.more").evaluate("more => more.open"):
        maker.page.locator("details.more summary").click()
    maker.attach("photos", *({"name": f"anh-{number}.jpg", "mimeType": "image/jpeg", "buffer": jpeg(number)} for number in (1, 2)))
    maker.press(vi("Go on to the preview")).sees("45.000 ₫", vi("This is how buyers will see it"))
    assert maker.page.locator("main img").count() >= 2
    maker.press(vi("Send for review")).sees(vi("An officer is reading it"))


def _returned(clerk: Walker, by: User) -> None:
    """The officer reads the offer and returns it with a usual text and words of his own."""
    clerk.sign_in(by).open("/dieu-hanh/").follow(vi("Offers to read")).follow(TITLE)
    clerk.page.get_by_text(vi("Return for correction")).click()
    reason = clerk.page.locator("#return textarea")
    reason.fill("Ghi rõ khối lượng tịnh của một hũ.")
    clerk.press(vi("Return with this reason"))
    assert Offer.objects.get().is_returned


def _corrected(maker: Walker, owner: User) -> None:
    """The seller reads the reason, corrects and sends again."""
    maker.open("/gian-lam-viec/").follow(re.compile(TITLE)).sees("Ghi rõ khối lượng tịnh của một hũ.")
    maker.fill(description="Hũ 200 g, rang tay.").press(vi("Go on to the preview"))
    maker.press(vi("Send for review"))


def _approved(clerk: Walker) -> float:
    """The moment at which the officer presses; the page that follows is looked at when the offer was found."""
    clerk.open("/dieu-hanh/chao-ban/").follow(TITLE).sees("Hũ 200 g, rang tay.")
    pressed = time.monotonic()
    button = clerk.page.get_by_role("button", name=re.compile(re.escape(vi("Approve: put it on sale"))))
    button.locator("visible=true").first.click(no_wait_after=True)
    return pressed


def _found(guest: Walker, *, since: float) -> None:
    """A buyer who reloads the results finds the offer within five seconds of the approval."""
    while not guest.page.locator(".results__goods").get_by_text(TITLE).count():
        assert time.monotonic() - since < MOST_SECONDS, "the offer is not found"
        guest.page.goto(f"{guest.origin}/search/?q=muoi+ot")
    assert time.monotonic() - since < MOST_SECONDS, "the offer is found too late"
    assert Offer.objects.get().is_live
    guest.open("/search/?q=muối+ớt").follow(TITLE)


def _says_who_sells(guest: Walker, stall: Seller) -> None:
    """Legal name, address, phone, Zalo, checked by whom and when; on the offer's page and in the stall."""
    assert guest.page.locator(".gallery img, main img").count() >= 2
    for _page in ("offer", "stall"):
        guest.sees(stall.legal_name, re.compile(re.escape(stall.address_line)), re.compile(re.escape("0907 ")))
        assert guest.page.locator("main a[href='https://zalo.me/84907654321']").count()
        guest.sees(re.compile(re.escape(vi("Papers checked by officer %(who)s") % {"who": CHECKER})))
        if _page == "offer":
            guest.follow("Muối Bà Tư")
    guest.sees(TITLE)
